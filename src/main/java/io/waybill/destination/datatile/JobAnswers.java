package io.waybill.destination.datatile;

import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationOccupied;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.DestinationUnavailable;
import io.waybill.destination.Job;
import io.waybill.destination.Receipt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a job, and reads what is said of it. Neither the address nor the words are known (protocol page, "NOT in the
 * stores"): they are a Kamelet's parameters, compared without regard to case, and a word that is in none of the sets
 * means that the job runs.
 */
public final class JobAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(JobAnswers.class);

    static final String NOWHERE = "none";
    static final String NOBODY_ASKS = "no statusUrl is set";

    private final Set<String> strange = ConcurrentHashMap.newKeySet();
    private String statusUrl;
    private JsonPointers states;
    private Set<String> succeeded;
    private Set<String> failed;
    private Set<String> running;
    private long longestMillis;

    /** What is known of the service's work on the file from an earlier delivery. */
    public Job known(@Body Object body) {
        Job job = Job.of(body);
        return job.mustBeAsked() && statusUrl.equals(NOWHERE) ? job.unfollowed(NOBODY_ASKS) : job;
    }

    public Receipt receipt(@Variable("job") Job job) {
        return job.receipt();
    }

    /** The address at which the job is asked for. */
    public String url(@Variable("job") Job job) {
        String id = URLEncoder.encode(job.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return statusUrl.replace("{jobId}", id);
    }

    /** The job that has succeeded; one that has failed, or is not over, is a failure of this delivery. */
    public Job told(
            @Variable("job") Job job,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        mustBeAnswered(answer);
        String state = answer.status() / 100 == 2
                ? states.find(answer.text()).orElse("").toLowerCase(Locale.ROOT)
                : "";
        String words = "job " + job.id() + " says " + answer.inWords();
        if (succeeded.contains(state)) {
            return job.succeeded(words);
        }
        if (failed.contains(state)) {
            throw new DestinationRefused("The service took the file, and its work on it failed: " + words);
        }
        throw goesOn(job, state, answer, words);
    }

    private RuntimeException goesOn(Job job, String state, Answer answer, String words) {
        Instant taken = Instant.ofEpochMilli(job.receipt().at());
        if (taken.plusMillis(longestMillis).isBefore(Instant.now())) {
            return new DeliveryDoubtful("The service took the file at " + taken + ", and its work on it has not ended"
                    + " in the time of followFor: " + words + ". Look there what became of it");
        }
        if (answer.status() / 100 == 2 && !running.contains(state) && strange.add(state)) {
            LOG.warn(
                    "{}, in which {}: it is taken as running. The parameters states, succeeded, failed and running"
                            + " of datatile-sink say where the state stands and what it means",
                    words,
                    state.isEmpty() ? "there is no state at " + states : "the state '" + state + "' is not known");
        }
        String is = answer.status() / 100 == 2
                ? state.isEmpty() ? "running, as far as can be told" : "running ('" + state + "')"
                : "not to be asked for at present (" + answer.inWords() + ")";
        return new DestinationOccupied(
                "job " + job.id() + " is " + is + ", since " + taken.truncatedTo(ChronoUnit.SECONDS),
                answer.retryAfterMillis());
    }

    private static void mustBeAnswered(Answer answer) {
        switch (answer.status()) {
            case 401, 403 ->
                throw new CredentialRejected("The token must be the user's newest one, and the service says "
                        + (answer.status() == 401 ? "HTTP 401" : answer.inWords()) + " when it is asked for a job");
            case 429, 502, 503, 504 ->
                throw new DestinationUnavailable(
                        "The service is not available: " + answer.inWords(), answer.retryAfterMillis());
            default -> {
                if (answer.status() / 100 == 3) {
                    throw new CredentialRejected("The parameter statusUrl must be where jobs are asked for, and what is"
                            + " there redirects: " + answer.inWords());
                }
            }
        }
    }

    /** With {@code {jobId}} where the id is put in. */
    public void setStatusUrl(String statusUrl) {
        this.statusUrl = statusUrl;
    }

    /** Where the word for the state may stand in the answer. */
    public void setStates(String states) {
        this.states = JsonPointers.of(states);
    }

    /** The words for success, separated by commas; so are the next two lists. */
    public void setSucceeded(String words) {
        this.succeeded = words(words);
    }

    public void setFailed(String words) {
        this.failed = words(words);
    }

    public void setRunning(String words) {
        this.running = words(words);
    }

    /** For how long a job is followed. */
    public void setFollowFor(String followFor) {
        this.longestMillis = TimeUtils.toMilliSeconds(followFor);
    }

    private static Set<String> words(String list) {
        return Stream.of(list.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
