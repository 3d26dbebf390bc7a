package io.waybill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Takes traces as an OpenTelemetry collector does, OTLP over HTTP, and keeps them. */
final class Collector implements BeforeEachCallback, AfterEachCallback {
    private final List<ExportTraceServiceRequest> got = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange call) throws IOException {
        got.add(ExportTraceServiceRequest.parseFrom(call.getRequestBody()));
        call.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        call.sendResponseHeaders(200, -1);
        call.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** In the order in which they began. */
    List<Span> spans() {
        return got.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .sorted((one, other) -> Long.compareUnsigned(one.getStartTimeUnixNano(), other.getStartTimeUnixNano()))
                .toList();
    }

    /** All that came, as text. */
    String text() {
        return got.toString();
    }

    static String trace(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    /** Empty for an attribute that the span has not. */
    static Optional<String> attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .map(value -> value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue()))
                .findFirst();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        server.stop(0);
    }
}
