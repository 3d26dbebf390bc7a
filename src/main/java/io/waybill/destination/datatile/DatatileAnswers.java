package io.waybill.destination.datatile;

import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.Delivery;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationOccupied;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.DestinationUnavailable;
import io.waybill.destination.Job;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/**
 * Reads the answer to an upload. Which codes the service uses is not known (protocol page, "NOT in the stores"), so that
 * they are a Kamelet's parameters. A repeated create makes a second database and a repeated append doubles rows: only
 * what refuses in so many words is tried again.
 */
public final class DatatileAnswers {
    /** A word that is the whole answer is taken for an id, and not for an "OK", if it has one. */
    private static final Pattern HAS_A_DIGIT = Pattern.compile("\\d");

    /** Says something of a quota, and nothing of a hash. */
    private static final int TOO_MANY = 429;

    private Mode mode;
    private Set<Integer> occupied;
    private Set<Integer> refusals;
    private JsonPointers jobIds;
    private boolean follow;

    /** @throws DeliveryDoubtful where an earlier request got on its way and its answer is not known */
    public void mayBeSent(@Variable("delivery") Delivery delivery) {
        if (!delivery.mayBePublic()) {
            return;
        }
        if (!mode.mayRepeat()) {
            throw new DeliveryDoubtful(delivery.file().name() + " was sent, whole or in part, and no answer is on"
                    + " record; the service cannot be asked, and a second " + words()
                    + ". Look there for the file, " + delivery.file().size() + " bytes");
        }
        delivery.remark("sent again", "the answer to an earlier reload was lost, and a reload may be repeated");
    }

    /** What the service says of the file that was sent to it. */
    public Job taken(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.status() / 100 == 2 && !isPage(answer)) {
            String words = answer.inWords();
            return jobIds.find(answer.text())
                    .filter(id -> !id.equals(answer.text().strip())
                            || HAS_A_DIGIT.matcher(id).find())
                    .map(id -> delivery.works(id, words, follow ? null : JobAnswers.NOBODY_ASKS))
                    .orElseGet(() -> delivery.works(null, words, "no job id at " + jobIds + " of the answer"));
        }
        throw refused(delivery, answer);
    }

    private RuntimeException refused(Delivery delivery, Answer answer) {
        boolean moved = Set.of(301, 307, 308).contains(answer.status());
        if (moved || refusals.contains(answer.status()) || occupied.contains(answer.status())) {
            delivery.commitRefused();
        } else if (!mode.mayRepeat()) {
            return new DeliveryDoubtful("Every byte of " + delivery.file().name() + " was sent, and the answer was "
                    + answer.inWords() + ", which does not say whether it was taken; a second " + words()
                    + ". Look there for the file, " + delivery.file().size() + " bytes");
        }
        if (occupied.contains(answer.status())) {
            if (answer.status() != TOO_MANY) {
                delivery.evidence(
                        answer.inWords() + " to a request after one whose answer was lost: the service seems to be"
                                + " at work on that one");
            }
            return new DestinationOccupied(
                    "The hash is occupied, or the quota used up: " + answer.inWords(), answer.retryAfterMillis());
        }
        return named(answer);
    }

    private static RuntimeException named(Answer answer) {
        String words = answer.inWords();
        int status = answer.status();
        if (status / 100 == 2 || status / 100 == 3) {
            return new CredentialRejected("The base URL must be where the service is, and what is there says " + words);
        }
        return switch (status) {
            case 401, 403 ->
                new CredentialRejected(
                        "The token must be the user's newest one, whose roles and rights allow the upload,"
                                + " and the service says " + (status == 401 ? "HTTP 401" : words));
            case 404 ->
                new CredentialRejected("The hash must be one that the service knows, of a folder for create and of a"
                        + " database for reload and append, and the service says " + words);
            case 413 ->
                new DestinationRefused("The file is larger than the service takes: " + words
                        + ". The parameter largest can say so before it is sent");
            case 429, 502, 503, 504 ->
                new DestinationUnavailable("The service is not available: " + words, answer.retryAfterMillis());
            default ->
                status / 100 == 4
                        ? new DestinationRefused("The service refuses the file: " + words)
                        : new DestinationBusy("The answer to the upload was " + words, answer.retryAfterMillis());
        };
    }

    /** The service speaks JSON; a page is a proxy's, a login's, or an application's start. */
    private static boolean isPage(Answer answer) {
        return answer.text().stripLeading().startsWith("<");
    }

    private String words() {
        return mode == Mode.CREATE ? "create would make a second database" : "append would double its rows";
    }

    /** {@code create}, {@code reload} or {@code append}. */
    public void setMode(String mode) {
        this.mode = Mode.of(mode);
    }

    /** The status codes that say that the hash is occupied or a quota used up, separated by commas. */
    public void setOccupied(String codes) {
        this.occupied = codes(codes);
    }

    /** The status codes that say that nothing was done, separated by commas. */
    public void setRefusals(String codes) {
        this.refusals = codes(codes);
    }

    /** Where the job's id may stand in the answer. */
    public void setJobIds(String jobIds) {
        this.jobIds = JsonPointers.of(jobIds);
    }

    /** The address at which jobs are asked for, {@code none} for nowhere. */
    public void setStatusUrl(String statusUrl) {
        this.follow = !statusUrl.equals(JobAnswers.NOWHERE);
    }

    private static Set<Integer> codes(String codes) {
        return Stream.of(codes.split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }
}
