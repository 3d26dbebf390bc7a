package io.waybill;

import io.waybill.destination.databank.DatabankSystems;
import java.util.HashMap;
import java.util.Map;

/** What Camel is told so that it keeps the house's laws; not for a team to change. */
final class CamelSettings {
    private static final int BEATS_IN_THE_PATIENCE = 5;

    private CamelSettings() {}

    static Map<String, String> of(Settings settings, RouteFiles routes, boolean polling) {
        String connect = Long.toString(settings.millis("waybill.http.connect-timeout"));
        String response = Long.toString(settings.millis("waybill.http.response-timeout"));
        Map<String, String> camel = new HashMap<>();
        camel.put("camel.main.name", "waybill");
        camel.put("camel.main.routesIncludePattern", routes.pattern());
        camel.put("camel.main.shutdownTimeout", "8");
        camel.put("camel.main.shutdownNowOnTimeout", "true");
        camel.put("camel.main.shutdownLogInflightExchangesOnTimeout", "false");
        camel.put("camel.main.autoConfigurationLogSummary", "false");
        camel.put("camel.main.jmxEnabled", "false");
        camel.put("camel.main.useBreadcrumb", "false");
        camel.put("camel.component.kamelet.location", "classpath:kamelets,file:kamelets");
        camel.put("camel.component.kamelet.noErrorHandler", "true");
        // An answer that is wanted as a stream can be as large as a file; all others are cached before they get here.
        camel.put("camel.main.streamCachingDenyClasses", "org.apache.hc.core5.http.io.EofSensorInputStream");
        camel.put("camel.component.http.automaticRetriesDisabled", "true");
        camel.put("camel.component.http.followRedirects", "false");
        camel.put("camel.component.http.cookieManagementDisabled", "true");
        camel.put("camel.component.http.authCachingDisabled", "true");
        camel.put("camel.component.http.connectTimeout", connect);
        camel.put("camel.component.http.soTimeout", response);
        camel.put("camel.component.http.responseTimeout", response);
        DatabankSystems.BASE_URLS.forEach((name, url) -> camel.put("databank-system." + name, url));
        camel.put("camel.server.enabled", "true");
        camel.put("camel.server.host", "127.0.0.1");
        camel.put("camel.server.port", settings.text("waybill.http.port"));
        camel.put("camel.server.maxBodySize", "65536");
        camel.put("camel.server.fileUploadEnabled", "false");
        camel.put("camel.health.enabled", "true");
        // A server of files that is away is no fault of Waybill's.
        camel.put("camel.health.consumersEnabled", "false");
        boolean own = settings.is("waybill.ledger.url", "embedded") && settings.is("waybill.broker.url", "embedded");
        camel.put("inside.servers", Boolean.toString(!own));
        camel.put(
                "inside.beat-millis",
                Long.toString(settings.millis("waybill.cluster.patience") / BEATS_IN_THE_PATIENCE));
        boolean editing = polling && routes.folder() != null && !settings.is("waybill.routes.reload", "off");
        camel.put("inside.editing", Boolean.toString(editing));
        camel.put("inside.look-millis", editing ? Long.toString(settings.millis("waybill.routes.reload")) : "1000");
        camel.put("camel.component.quartz.propertiesRef", "quartzThreads");
        camel.put("camel.component.quartz.autoStartScheduler", Boolean.toString(polling));
        return camel;
    }
}
