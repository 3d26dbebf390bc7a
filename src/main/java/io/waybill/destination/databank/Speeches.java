package io.waybill.destination.databank;

import io.waybill.destination.Answer;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.Outgoing;
import io.waybill.ledger.Progress;
import io.waybill.ledger.Waybill;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * What a server of Illinois Data Bank speaks, asked with calls that change nothing and remembered for an hour: OPTIONS of
 * tus first, then a phase that does not exist, whose refusal tells the rest (protocol page, sections 0, 3 and 11).
 */
public final class Speeches {
    private static final String NO_PHASE = "none";

    /** Bytes; section 8. */
    private static final long LARGEST = 2L << 40;

    private final Remembered<Protocol> remembered = new Remembered<>();
    private Protocol fixed;

    /** {@code auto}, or the one protocol that is spoken whatever the server says. */
    public void setProtocol(String protocol) {
        fixed = protocol.equals("auto") ? null : Protocol.of(protocol);
    }

    /**
     * What is known before anything is asked. What may be public already is settled as it was sent.
     *
     * @throws DestinationRefused for a file that no server takes
     */
    public Speech begin(@Body Object body) throws IOException {
        Progress before = body instanceof Waybill waybill ? waybill.progress() : Progress.NONE;
        long size = Outgoing.file(body).size();
        if (size > LARGEST) {
            throw new DestinationRefused("A file for Illinois Data Bank must have at most " + LARGEST
                    + " bytes, whatever the protocol, and this one has " + size);
        }
        boolean isEmpty = size == 0;
        if (before.isCommitting() && fixed == null) {
            return new Speech(isEmpty, Protocol.of(before.upload().protocol()));
        }
        return new Speech(isEmpty, fixed == null ? remembered.value() : fixed);
    }

    /** Section 7: OPTIONS is answered with tus' own headers where there is tus. */
    public void toldOptions(
            @Variable("speech") Speech speech,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        DatabankAccess.mustBeOpen(answer);
        boolean isTus = answer.status() / 100 == 2
                && headers.get("Tus-Extension") instanceof String extensions
                && extensions.contains("creation");
        if (isTus) {
            learned(speech, Protocol.TUS);
        } else {
            speech.hasNoTus();
        }
    }

    /** Asks for a phase that does not exist; with a file's name, without which old servers answer a broken page. */
    public HttpEntity unknownPhase() {
        return new UrlEncodedFormEntity(
                List.of(new BasicNameValuePair("filename", NO_PHASE), new BasicNameValuePair("phase", NO_PHASE)));
    }

    /** Sections 0 and 3. */
    public void toldPhase(
            @Variable("speech") Speech speech,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.status() == 400 && answer.text().startsWith("invalid phase")) {
            learned(speech, Protocol.THREE_PHASE);
        } else if (DatabankAccess.isInvalidRequest(answer)) {
            learned(speech, Protocol.SINGLE_SHOT);
        } else {
            DatabankAccess.mustBeGranted(answer);
            throw new DestinationBusy(
                    "The service must tell what it speaks, and to a phase that does not exist it said "
                            + answer.inWords(),
                    answer.retryAfterMillis());
        }
    }

    /** What was remembered has turned out to be no longer so. */
    public void forget() {
        remembered.forget();
    }

    private void learned(Speech speech, Protocol protocol) {
        remembered.learned(protocol);
        speech.is(protocol);
    }
}
