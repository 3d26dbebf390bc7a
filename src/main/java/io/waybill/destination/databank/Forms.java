package io.waybill.destination.databank;

import io.waybill.destination.CommitEntity;
import io.waybill.destination.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** The urlencoded forms of a delivery. Before one is written, the delivery must still be ours. */
final class Forms {
    private Forms() {}

    static HttpEntity of(Delivery delivery, NameValuePair... fields) {
        return new HttpEntityWrapper(new UrlEncodedFormEntity(List.of(fields), StandardCharsets.UTF_8)) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                delivery.sending(0);
                super.writeTo(out);
            }
        };
    }

    /** The form that makes a file public. */
    static HttpEntity committing(Delivery delivery, NameValuePair... fields) {
        return new CommitEntity(delivery, of(delivery, fields));
    }

    static NameValuePair field(String name, String value) {
        return new BasicNameValuePair(name, value);
    }
}
