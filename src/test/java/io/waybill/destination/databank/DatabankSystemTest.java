package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Engine;
import io.waybill.Scene;
import io.waybill.SceneTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a file goes when a route names one of the service's own systems and no base URL. */
class DatabankSystemTest extends SceneTest {
    @ParameterizedTest
    @CsvSource({
        "production, https://databank.illinois.edu",
        "development, https://rds-dev.library.illinois.edu",
        "local, http://localhost:3000",
        "aws_test, https://aws-databank-alb.library.illinois.edu"
    })
    void aSystemStandsForItsBaseUrl(String system, String baseUrl) {
        scene.editedRoutes("baseUrl: \"{{databank.baseUrl}}\"", "system: " + system);

        try (Engine engine = scene.start()) {
            assertThat(engine.camel().getEndpoints())
                    .extracting(endpoint -> endpoint.getEndpointBaseUri())
                    .contains(baseUrl + "/api/dataset/" + Scene.DATASET + "/datafile");
        }
    }
}
