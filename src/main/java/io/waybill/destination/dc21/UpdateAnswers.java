package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.destination.Answer;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.dc21.Search.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.core5.http.NameValuePair;

/** Reads the answers to an update (protocol page, "4 File Update" and "6 Search"). */
public final class UpdateAnswers {
    private static final int NO_CREATOR = 404;
    private static final int BROKEN = 500;

    /** The row with the id of its file, or refused: its file or its parents are not there, or not the only ones. */
    public UpdateRow found(
            @Body UpdateRow row,
            @Variable("run") UpdateRun run,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        Optional<List<Found>> files = Search.read(answer);
        UpdateRow asked = files.isEmpty() ? notRead(row, answer) : among(files.get(), row);
        if (!asked.mustBeSent()) {
            run.refused(asked, asked.reasons());
        }
        return asked;
    }

    private static UpdateRow among(List<Found> files, UpdateRow row) {
        Optional<String> missing = row.parents().stream()
                .filter(parent -> Search.named(files, parent).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return row.refused(UpdateFields.wrong("parent_filenames", missing.get()));
        }
        if (row.fileId() != null) {
            return row;
        }
        String name = row.update().filename();
        List<Found> named = Search.named(files, name);
        if (named.size() == 1) {
            return row.of(named.get(0).id());
        }
        List<Found> found = named.isEmpty()
                ? files.stream()
                        .filter(file -> file.name().equalsIgnoreCase(name))
                        .toList()
                : named;
        return row.refused(new WrongField(
                "filename", name, "that of one file at the service, which finds " + Search.inWords(found)));
    }

    private static UpdateRow notRead(UpdateRow row, Answer answer) {
        if (answer.status() == NO_CREATOR) {
            return row.refused(new WrongField(
                    "file_id",
                    null,
                    "given: the search for names was answered with " + answer.inWords()
                            + ", which a file without a creator among those found brings about"));
        }
        Dc21Access.mustBeGranted(answer);
        throw new DestinationBusy("The answer to the search was " + answer.inWords(), answer.retryAfterMillis());
    }

    /** What the service says of an update. */
    public void updated(
            @Body UpdateRow row,
            @Variable("run") UpdateRun run,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        Optional<JsonNode> json = Dc21Access.json(answer);
        Optional<String> messages = Dc21Access.messages(answer);
        if (answer.status() == 200
                && json.isPresent()
                && json.get().path("file_id").asLong() == row.fileId()) {
            run.done(row, warnings(row, json.get().path("warnings")));
        } else if (answer.status() == 400 && messages.isPresent()) {
            run.refused(row, "DC21 refuses it: " + messages.get() + inPart(row));
        } else if (answer.status() == BROKEN) {
            run.broke(row, answer);
        } else {
            Dc21Access.mustBeGranted(answer);
            if (answer.status() / 100 == 4) {
                run.refused(row, "DC21 refuses it: " + answer.inWords() + inPart(row));
                return;
            }
            throw new DestinationBusy("The answer to the update was " + answer.inWords(), answer.retryAfterMillis());
        }
    }

    private static List<String> warnings(UpdateRow row, JsonNode told) {
        List<String> warnings = new ArrayList<>();
        told.forEach(warning -> warnings.add(warning.asText()));
        if (row.update().isForPackage() && warnings.isEmpty()) {
            warnings.add("file " + row.fileId() + " is no package, and title, access_rights_type, license,"
                    + " related_websites and grant_numbers were ignored");
        }
        return warnings;
    }

    /** What the service writes before it looks at the rest, and leaves written when it refuses that. */
    private static String inPart(UpdateRow row) {
        String written = UpdateForm.ofUpdate(row.update(), row.fileId()).stream()
                .map(NameValuePair::getName)
                .map(name -> name.replace("[]", ""))
                .filter(name -> name.equals("name") || UpdateFields.LISTS.contains(name))
                .distinct()
                .collect(Collectors.joining(", "));
        return written.isEmpty()
                ? ""
                : ". An update is not all or nothing: it may have changed " + written + " by then";
    }
}
