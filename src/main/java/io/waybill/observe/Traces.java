package io.waybill.observe;

import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.waybill.ledger.Waybill;
import io.waybill.queue.TicketTraces;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;

/**
 * One OpenTelemetry trace for each waybill, under the waybill's own id: its acceptance, and every attempt to deliver it with
 * each request, on whichever node and however often Waybill starts again in between. The spans are those of Camel's
 * component; what belongs to no waybill is not traced. No file waits for a trace: what cannot be sent is dropped.
 */
public final class Traces implements TicketTraces, AutoCloseable {
    private static final String NAME = "waybill";
    private static final int HEX = 16;
    private static final long LAST_SEND_SECONDS = 2;

    private final CarefulExporter exporter;
    private final WaybillIds ids = new WaybillIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final int every;

    /**
     * @param url of a collector that takes OTLP over HTTP, without {@code /v1/traces}
     * @param every of how many waybills one is traced; which, follows from its id, so that all nodes agree
     * @param node that the spans are of
     */
    public Traces(String url, int every, String node) {
        this.every = every;
        this.exporter = CarefulExporter.to(url.replaceFirst("/+$", "") + "/v1/traces");
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(new OnlyWaybills()))
                .setResource(Resource.builder()
                        .put("service.name", NAME)
                        .put("service.instance.id", node)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        this.tracer = provider.get(NAME);
    }

    /** From now on Camel makes spans of what it does, before any route is built. */
    public void watch(CamelContext camel) {
        camel.getRegistry().bind("traces", Tracer.class, tracer);
        // No baggage: a service needs to know no more than which trace its request belongs to.
        camel.getRegistry()
                .bind(
                        "tracePropagators",
                        ContextPropagators.class,
                        ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        new OpenTelemetryTracer().init(camel);
    }

    /** The waybill's trace begins. */
    public void accepted(Waybill waybill) {
        if (isTraced(waybill.id())) {
            ids.during(
                    waybill.id(),
                    () -> tracer.spanBuilder(OnlyWaybills.NAME)
                            .setNoParent()
                            .setAttribute("waybill.id", waybill.id())
                            .setAttribute("waybill.destination", waybill.destination())
                            .setAttribute("file.name", waybill.file().name())
                            .setAttribute("file.size", waybill.file().size())
                            .startSpan()
                            .end());
        }
    }

    @Override
    public Optional<String> parent(String waybill) {
        TraceFlags flags = isTraced(waybill) ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return Optional.of("00-" + waybill + "-" + WaybillIds.first(waybill) + "-" + flags.asHex());
    }

    private boolean isTraced(String waybill) {
        return Long.remainderUnsigned(Long.parseUnsignedLong(waybill.substring(HEX), HEX), every) == 0;
    }

    /** Sends what is not sent yet, if that can be done soon. */
    @Override
    public void close() {
        if (!provider.shutdown().join(LAST_SEND_SECONDS, TimeUnit.SECONDS).isSuccess()) {
            exporter.tell(true);
        }
    }
}
