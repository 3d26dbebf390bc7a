package io.waybill.destination;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of the call that makes a file public: while it has not been written to its end, the call was not made. */
public final class CommitEntity extends HttpEntityWrapper {
    private final Delivery delivery;

    public CommitEntity(Delivery delivery, HttpEntity body) {
        super(body);
        this.delivery = delivery;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        super.writeTo(out);
        delivery.commitSent();
    }
}
