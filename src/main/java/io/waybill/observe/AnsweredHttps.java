package io.waybill.observe;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.HttpsSpanDecorator;

/** The same for https as {@link AnsweredHttp}. */
public final class AnsweredHttps extends HttpsSpanDecorator {
    @Override
    protected String getHttpURL(Exchange exchange, Endpoint endpoint) {
        return AnsweredHttp.withoutOptions(super.getHttpURL(exchange, endpoint));
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        AnsweredHttp.tell(span, exchange);
    }
}
