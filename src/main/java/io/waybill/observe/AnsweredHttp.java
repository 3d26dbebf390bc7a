package io.waybill.observe;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.HttpSpanDecorator;

/** Adds what the service has answered, which Kamelets receive into a variable, where Camel's own does not look. */
public final class AnsweredHttp extends HttpSpanDecorator {
    private static final String STATUS = "header:answer." + Exchange.HTTP_RESPONSE_CODE;

    @Override
    protected String getHttpURL(Exchange exchange, Endpoint endpoint) {
        return withoutOptions(super.getHttpURL(exchange, endpoint));
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        tell(span, exchange);
    }

    /** What stands behind the question mark are Camel's options. */
    static String withoutOptions(String url) {
        return url == null ? null : url.replaceFirst("\\?.*", "");
    }

    /** Of a request that has failed, the variable holds the answer to the one before. */
    static void tell(Span span, Exchange exchange) {
        Integer status = exchange.getVariable(STATUS, Integer.class);
        if (status != null && !exchange.isFailed()) {
            span.setTag(TagConstants.HTTP_STATUS, status.toString());
        }
    }
}
