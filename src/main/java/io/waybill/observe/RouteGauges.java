package io.waybill.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.console.RoutesStatus;
import java.util.function.Supplier;

/** Which changes of the route files were taken while they run, and whether one is not. */
public final class RouteGauges {
    public RouteGauges(MeterRegistry registry, Supplier<RoutesStatus> routes) {
        Gauge.builder("waybill.routes.refused", routes, now -> now.get().refused() == null ? 0 : 1)
                .description("1 while the route files were changed and the change is not taken, else 0")
                .strongReference(true)
                .register(registry);
        FunctionCounter.builder("waybill.routes.taken", routes, now -> now.get().taken())
                .description("Changes of the route files that were taken while they ran")
                .register(registry);
    }
}
