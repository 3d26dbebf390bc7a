package io.waybill.destination.databank;

import io.waybill.destination.Answer;
import io.waybill.destination.Delivery;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.ProtocolNotSpoken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** What the tus server of a destination can, asked by OPTIONS and remembered for an hour (protocol page, section 7). */
public final class TusServers {
    private final Remembered<TusServer> remembered = new Remembered<>();

    /** What is known. After an attach without an answer the server is asked anew: by it the file is settled. */
    public TusServer known(@Variable("delivery") Delivery delivery) {
        TusServer known = delivery.mayBePublic() ? null : remembered.value();
        return known == null ? TusServer.UNKNOWN : known;
    }

    /** The server of the rewrite is known by offering creation and nothing else; its attach uses the upload up. */
    public TusServer told(@Variable("answer") String said, @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        DatabankAccess.mustBeOpen(answer);
        List<String> extensions = words(headers, "Tus-Extension");
        if (answer.status() / 100 != 2 || !extensions.contains("creation")) {
            throw new ProtocolNotSpoken(
                    "The service must speak tus with the extension creation, and says " + answer.inWords());
        }
        TusServer server = new TusServer(
                false,
                largest(headers),
                extensions.equals(List.of("creation")),
                extensions.contains("checksum")
                        && words(headers, "Tus-Checksum-Algorithm").contains("sha1"));
        remembered.learned(server);
        return server;
    }

    /** Refuses, before anything is sent, what this server cannot take or cannot be asked. */
    public void mustTake(@Variable("delivery") Delivery delivery, @Variable("server") TusServer server) {
        long size = delivery.file().size();
        if (size > server.largest()) {
            throw new DestinationRefused("A file for this service must have at most " + server.largest()
                    + " bytes, as its Tus-Max-Size says, and " + delivery.file().name() + " has " + size);
        }
        if (delivery.mayBePublic() && !server.usesUp()) {
            throw new DeliveryDoubtful(
                    "Every byte of " + delivery.file().name() + " is at the service, attach was sent or about to be,"
                            + " and no answer is on record; this service cannot be asked, and a second attach would make"
                            + " a second file. Look in the dataset for the file, " + size + " bytes; its upload is "
                            + delivery.uploadUrl());
        }
    }

    private static long largest(Map<String, Object> headers) {
        String text = String.valueOf(headers.get("Tus-Max-Size")).strip();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private static List<String> words(Map<String, Object> headers, String name) {
        Object value = headers.get(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.toString().split(",")).map(String::strip).toList();
    }
}
