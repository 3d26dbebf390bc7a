package io.waybill.destination.databank;

import io.waybill.chunk.Digests;
import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationBusy;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * Compares a finished upload, as the server gives it out, with what was sent (protocol page, section 7: GET of a finished
 * upload returns its bytes).
 */
public final class TusReadBack {
    private static final int BUFFER = 256 * 1024;

    /**
     * Returns where the SHA-256 is that of the file.
     *
     * @throws CredentialRejected where the server does not give uploads out
     * @throws DestinationBusy where it holds other bytes; the upload begins anew
     */
    public void compare(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") InputStream bytes,
            @Variable("header:answer") Map<String, Object> headers)
            throws IOException {
        Answer answer = Answer.of("", headers);
        try (bytes) {
            DatabankAccess.mustBeOpen(answer);
            if (answer.status() != 200) {
                throw new CredentialRejected(
                        "readBack must be false for this service: it does not give a finished upload"
                                + " out, and says " + answer.inWords());
            }
            String there = sha256(bytes, delivery);
            if (!there.equals(delivery.sha256())) {
                delivery.holdsNothing(
                        "read back, the upload has the SHA-256 " + there + ", and the file " + delivery.sha256());
                throw new DestinationBusy("The service holds other bytes than were sent; the upload begins anew", 0);
            }
            delivery.remark("read back", "the service holds the bytes that were sent, by SHA-256");
        }
    }

    private static String sha256(InputStream bytes, Delivery delivery) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            sha256.update(buffer, 0, read);
            delivery.sending(0);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
