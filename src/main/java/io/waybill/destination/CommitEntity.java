package io.waybill.destination;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of the call that makes a file public. While it has not been written to its end the call was not made; where
 * nobody knows what a service does with half a body, not before its first byte.
 */
public final class CommitEntity extends HttpEntityWrapper {
    private final Delivery delivery;
    private final boolean fromFirstByte;

    public CommitEntity(Delivery delivery, HttpEntity body) {
        this(delivery, body, false);
    }

    private CommitEntity(Delivery delivery, HttpEntity body, boolean fromFirstByte) {
        super(body);
        this.delivery = delivery;
        this.fromFirstByte = fromFirstByte;
    }

    /** The call may have been made as soon as a byte of it was sent. */
    public static CommitEntity fromFirstByte(Delivery delivery, HttpEntity body) {
        return new CommitEntity(delivery, body, true);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (fromFirstByte) {
            delivery.commitBegins();
        }
        super.writeTo(out);
        delivery.commitSent();
    }
}
