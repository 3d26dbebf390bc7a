package io.waybill.destination;

import io.waybill.chunk.Digests;
import io.waybill.ledger.Jobs;
import io.waybill.ledger.Waybill;
import io.waybill.queue.Tickets;
import io.waybill.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.camel.Header;

/**
 * The addresses at which destinations tell that they are done with a file, one for each upload, with a key that nobody
 * can guess. What is told there is not believed: the destination is asked, and that is all a call can bring about. The
 * ledger has the keys' SHA-256 only.
 */
public final class Callbacks {
    /** Where they are on Waybill's own HTTP server. */
    private static final String PATH = "/callback/";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int STRENGTH = 24;

    private final Jobs jobs;
    private final Tickets tickets;

    public Callbacks(Jobs jobs, Tickets tickets) {
        this.jobs = jobs;
        this.tickets = tickets;
    }

    /** A new address for a waybill; an earlier one is worth nothing any more. */
    static String open(Jobs jobs, Waybill waybill) {
        byte[] random = new byte[STRENGTH];
        RANDOM.nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Redaction.conceal(key);
        jobs.callback(waybill, sha256(key));
        return PATH + waybill.id() + "/" + key;
    }

    /** The waybill is looked at at once, if it waits for its job and the key is right. Nobody is told which. */
    public void called(@Header("waybill") String waybill, @Header("key") String key) {
        jobs.wake(waybill, sha256(key)).ifPresent(tickets::send);
    }

    private static String sha256(String key) {
        byte[] digest = Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
