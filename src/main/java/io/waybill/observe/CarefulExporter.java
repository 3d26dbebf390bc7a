package io.waybill.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.waybill.secret.Redaction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends spans on without the secrets, and says once, in words, that they cannot be sent. */
final class CarefulExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(CarefulExporter.class);

    private final SpanExporter exporter;
    private final String url;
    private final AtomicBoolean away = new AtomicBoolean();

    private CarefulExporter(SpanExporter exporter, String url) {
        this.exporter = exporter;
        this.url = url;
    }

    /** @param url of OTLP over HTTP, the whole of it */
    static CarefulExporter to(String url) {
        return new CarefulExporter(
                OtlpHttpSpanExporter.builder().setEndpoint(url).build(), url);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode sent =
                exporter.export(spans.stream().map(CarefulExporter::clean).toList());
        return sent.whenComplete(() -> tell(!sent.isSuccess()));
    }

    /** Says so where it is another than the last time. */
    void tell(boolean fails) {
        if (away.compareAndSet(!fails, fails)) {
            if (fails) {
                LOG.warn("Traces cannot be sent to {}, and are dropped; files go on", url);
            } else {
                LOG.info("Traces are sent to {} again", url);
            }
        }
    }

    private static SpanData clean(SpanData span) {
        return new DelegatingSpanData(span) {
            @Override
            public Attributes getAttributes() {
                return clean(span.getAttributes());
            }

            @Override
            public List<EventData> getEvents() {
                return span.getEvents().stream()
                        .map(event -> EventData.create(
                                event.getEpochNanos(), Redaction.of(event.getName()), clean(event.getAttributes())))
                        .toList();
            }
        };
    }

    private static Attributes clean(Attributes attributes) {
        AttributesBuilder cleaned = attributes.toBuilder();
        attributes.forEach((key, value) -> {
            if (value instanceof String text) {
                cleaned.put(AttributeKey.stringKey(key.getKey()), Redaction.of(text));
            }
        });
        return cleaned.build();
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
