package io.waybill.destination.databank;

import java.util.Map;

/**
 * Illinois Data Bank's own systems by the names that its official client has for them, with their base URLs.
 *
 * <p>Source: medusa-project/databank-client, databank_api_client_v2.py; of the protocol page see section 9.
 */
public final class DatabankSystems {
    public static final Map<String, String> BASE_URLS = Map.of(
            "production", "https://databank.illinois.edu",
            "development", "https://rds-dev.library.illinois.edu",
            "local", "http://localhost:3000",
            "aws_test", "https://aws-databank-alb.library.illinois.edu");

    private DatabankSystems() {}
}
