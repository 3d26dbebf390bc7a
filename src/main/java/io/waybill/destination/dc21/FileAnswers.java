package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.destination.Answer;
import io.waybill.destination.Delivery;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationOccupied;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.Filing;
import io.waybill.destination.dc21.Search.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.camel.Variable;
import org.apache.camel.util.TimeUtils;

/**
 * Reads the answers to an upload (protocol page, "5 File Create"). A second upload would make a second file, so that after
 * a lost answer the service is asked for files of the name that are newer than those that were there before.
 */
public final class FileAnswers {
    private static final String SUCCESS = "File uploaded successfully.";
    private static final String AFTER = "files after ";
    private static final Set<Integer> NOT_DONE = Set.of(301, 302, 303, 307, 308, 401, 403, 404, 413, 422, 429, 503);

    private String baseUrl;
    private long settleMillis;

    /** What the service has of the name: before an upload it is remembered, and after a lost answer it settles that. */
    public void looked(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        List<Found> files = files(delivery, answer);
        if (delivery.mayBePublic()) {
            settle(delivery, files);
        } else {
            long newest = files.stream().mapToLong(Found::id).max().orElse(0);
            delivery.isAt(AFTER + newest);
        }
    }

    private static List<Found> files(Delivery delivery, Answer answer) {
        Optional<List<Found>> files = Search.read(answer);
        if (files.isEmpty()) {
            Dc21Access.mustBeGranted(answer);
            throw new DestinationBusy("The answer to the search was " + answer.inWords(), answer.retryAfterMillis());
        }
        return files.get().stream()
                .filter(file -> Search.mayBe(delivery.file().name(), file))
                .toList();
    }

    private void settle(Delivery delivery, List<Found> files) {
        long newest = Long.parseLong(delivery.uploadUrl().substring(AFTER.length()));
        List<Found> ours = files.stream()
                .filter(file ->
                        file.id() > newest && file.bytes() == delivery.file().size())
                .toList();
        String lost = delivery.file().name() + " was sent, and the answer was lost; since then DC21 has "
                + Search.inWords(ours) + " of that name and size";
        if (ours.size() == 1) {
            filed(delivery, ours.get(0).id(), ours.get(0).name(), ours.get(0).type(), lost, List.of());
        } else if (ours.isEmpty() && System.currentTimeMillis() - delivery.committedAt() < settleMillis) {
            throw new DestinationOccupied(lost + ", and is asked again", 0);
        } else {
            throw new DeliveryDoubtful(lost + ". Look there for the file, "
                    + delivery.file().size() + " bytes: a second upload would make a second file");
        }
    }

    /** What the service says of the file that was sent to it. */
    public void created(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        Optional<JsonNode> json = Dc21Access.json(answer);
        if (answer.status() == 200
                && json.isPresent()
                && json.get().path("file_id").canConvertToLong()) {
            JsonNode filed = json.get();
            filed(
                    delivery,
                    filed.get("file_id").asLong(),
                    filed.path("file_name").asText(delivery.file().name()),
                    filed.path("file_type").asText(),
                    Dc21Access.sentence(filed.path("messages")),
                    StreamSupport.stream(filed.path("messages").spliterator(), false)
                            .map(JsonNode::asText)
                            .filter(message -> !message.equals(SUCCESS))
                            .toList());
            return;
        }
        Optional<String> messages = Dc21Access.messages(answer);
        boolean refused = answer.status() == 400 && messages.isPresent();
        if (refused || NOT_DONE.contains(answer.status())) {
            delivery.commitRefused();
        }
        if (refused) {
            throw new DestinationRefused("DC21 refuses the file: " + messages.get());
        }
        if (answer.status() == 413 || answer.status() == 422) {
            throw new DestinationRefused("DC21 refuses the file: " + answer.inWords());
        }
        if (NOT_DONE.contains(answer.status())) {
            Dc21Access.mustBeGranted(answer);
        }
        throw new DestinationBusy("The answer to the upload was " + answer.inWords(), answer.retryAfterMillis());
    }

    private void filed(Delivery delivery, long id, String name, String type, String words, List<String> warnings) {
        if (type.equals("ERROR")) {
            delivery.beginAnew("it was saved as an error");
            throw new DestinationRefused("DC21 has saved it as an error, file " + id + ", " + name + ": " + words
                    + ". It is of no use there, and an administrator can remove it");
        }
        delivery.isAt(baseUrl + "/data_files/" + id);
        boolean renamed = !name.equals(delivery.file().name());
        delivery.delivered(
                "file " + id + ", " + name + ": " + words,
                new Filing(Long.toString(id), renamed ? name : null, null, warnings));
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** For how long a file whose answer was lost is looked for. */
    public void setSettleFor(String time) {
        this.settleMillis = TimeUtils.toMilliSeconds(time);
    }
}
