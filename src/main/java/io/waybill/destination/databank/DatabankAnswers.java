package io.waybill.destination.databank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.chunk.Chunk;
import io.waybill.destination.Answer;
import io.waybill.destination.ChunkTooLarge;
import io.waybill.destination.Delivery;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Reads the answers of Illinois Data Bank's three-phase upload by their words: it says 200 to a chunk that it refused
 * (protocol page, sections 2 to 5).
 */
public final class DatabankAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> NOT_DONE = Set.of(401, 403, 404, 409, 413, 423, 429, 503);
    private static final Pattern EXPECTED =
            Pattern.compile("Unexpected previous_size value\\. +Expected: (\\d{1,18}),");
    private static final String NO_FILE = "No such file or directory";

    /** Section 4, asking the size: every refused transfer tells how many bytes are there. */
    public void probed(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        DatabankAccess.mustBeGranted(answer);
        OptionalLong there = progress(answer);
        if (there.isEmpty() && !answer.text().startsWith(NO_FILE)) {
            throw new DestinationBusy(
                    "A probe must be answered with the bytes that are there, and was with " + answer.inWords(), 0);
        }
        if (delivery.mayBePublic()) {
            mustBeToldByItsName(delivery, there);
            delivery.remark("asked after a lost answer", answer.inWords());
        } else if (there.isPresent()) {
            delivery.standsAt(there.getAsLong());
        } else {
            delivery.holdsNothing("the destination has lost what was sent: " + answer.inWords());
        }
    }

    /** Section 1: before October 2018 verify filed some names under others, which setup then does not find. */
    private static void mustBeToldByItsName(Delivery delivery, OptionalLong there) {
        String name = delivery.file().name();
        if (there.isEmpty() && !name.matches("[A-Za-z0-9.+_-]+")) {
            throw new DeliveryDoubtful(
                    "Every byte of " + name + " was acknowledged, verify was sent and its answer lost."
                            + " The upload is gone, as it is after a verify, and setup cannot tell whether the file is in the"
                            + " dataset, since old versions of the service change such a name. Look there for the file, "
                            + delivery.file().size() + " bytes");
        }
    }

    /** Section 3. A name that is there already is ours if our own verify may have filed it. */
    public void setUp(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        DatabankAccess.mustBeGranted(answer);
        String name = delivery.file().name();
        if (answer.status() == 200 && answer.text().startsWith("successfully set up")) {
            if (delivery.mayBePublic()) {
                delivery.remark("begins anew", "the answer to verify was lost, and the dataset has no such file");
            }
            delivery.begun();
        } else if (answer.text().startsWith("File with the name " + name + " already exists")) {
            if (!delivery.mayBePublic()) {
                throw new DestinationRefused("A new file's name must not be in the dataset yet, and this one is there,"
                        + " filed by somebody else or earlier: " + answer.inWords());
            }
            delivery.delivered("the answer to verify was lost; setup then said: "
                    + answer.text().strip());
        } else {
            throw DatabankAccess.notUnderstood("setup", answer);
        }
    }

    /** Section 4. Only the words for an added chunk acknowledge it. */
    public void transferred(
            @Body Chunk chunk,
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.status() == 413) {
            throw new ChunkTooLarge("A chunk of " + chunk.length() + " bytes is too large: " + answer.inWords());
        }
        DatabankAccess.mustBeGranted(answer);
        OptionalLong there = progress(answer);
        if (answer.status() == 200 && answer.text().startsWith("successfully added chunk")) {
            delivery.acknowledged(chunk);
        } else if (answer.text().contains("File too large")) {
            throw new DestinationRefused("The file is too large for the service: " + answer.inWords());
        } else if (there.isPresent()) {
            throw new DestinationBusy("The chunk at byte " + chunk.offset() + " was not added: " + answer.inWords(), 0);
        } else {
            throw DatabankAccess.notUnderstood("transfer", answer);
        }
    }

    /** Section 5. */
    public void verified(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (NOT_DONE.contains(answer.status())
                || answer.status() == 500 && answer.text().isEmpty()) {
            delivery.commitRefused();
        }
        DatabankAccess.mustBeGranted(answer);
        if (answer.status() == 200 && answer.text().startsWith(delivery.file().name() + " successfully uploaded")) {
            delivery.delivered(answer.text().strip());
        } else if (answer.text().startsWith(NO_FILE)) {
            delivery.holdsNothing("the destination lost the file before verify: " + answer.inWords());
            throw new DestinationBusy("Verify found no file: " + answer.inWords(), 0);
        } else if (answer.text().startsWith("Error uploading file")) {
            throw new DestinationRefused("The service could not file it"
                    + (delivery.file().size() == 0 ? ", as some of its versions cannot an empty file: " : ": ")
                    + answer.inWords());
        } else {
            throw DatabankAccess.notUnderstood("verify", answer);
        }
    }

    /** What is there: in JSON, or in plain words as in the protocol's first week. */
    private static OptionalLong progress(Answer answer) {
        if (answer.status() == 200 && answer.text().startsWith("{")) {
            try {
                JsonNode progress = JSON.readTree(answer.text()).path("progress");
                return progress.isIntegralNumber() ? OptionalLong.of(progress.longValue()) : OptionalLong.empty();
            } catch (JsonProcessingException e) {
                return OptionalLong.empty();
            }
        }
        Matcher words = EXPECTED.matcher(answer.text());
        return words.lookingAt() ? OptionalLong.of(Long.parseLong(words.group(1))) : OptionalLong.empty();
    }
}
