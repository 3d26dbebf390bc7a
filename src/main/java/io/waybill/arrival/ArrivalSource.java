package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import java.io.IOException;
import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a polling consumer of Camel's takes: which files, when, and what becomes of them once they are safe. A file that
 * is taken travels as the exchange property {@link #FILE}. Its properties are a Kamelet's parameters.
 *
 * @param <T> what the consumer calls a file
 */
public abstract class ArrivalSource<T>
        implements PollingConsumerPollStrategy, GenericFileProcessStrategy<T>, GenericFileFilter<T> {
    /** The exchange property in which the {@link ArrivedFile} is. */
    public static final String FILE = "waybillFile";
    /** The exchange property in which the {@link io.waybill.ledger.Consignment} is that the file came with. */
    public static final String RUN = "waybillRun";

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalSource.class);

    private ArrivalRules rules;
    private volatile Selection selection;
    private IntakeStop intakeStop;
    private Arrivals arrivals;
    private Afterwards afterwards = Afterwards.MOVE;
    private String moveTo = ".accepted";
    private long gatherMillis;
    private volatile Runs runs;
    private boolean stopped;
    private volatile String complaint;

    /** Looks for files, as far as that is not left to {@link #accept}. False if there is nothing to poll for. */
    abstract boolean look(Endpoint endpoint) throws IOException;

    /** The file as it was looked at, if it is still the same; else null. */
    abstract ArrivedFile arrived(GenericFileOperations<T> operations, Sight seen);

    /** What the consumer's file is in {@link Sight}'s words. */
    abstract Sight sight(GenericFile<T> file);

    /** Moves the file into {@link #moveTo} with its folders kept, or deletes it, and its done file in either case. */
    abstract void clear(Sight file, Afterwards how, String doneFile) throws IOException;

    /** The file is in the ledger and the spool. */
    void safe(ArrivedFile file) {
        // nothing was brought here for it
    }

    /** Where the files are, for people. */
    public abstract String name();

    /** Why it could not be looked at the last time; null if it could. */
    public String complaint() {
        return complaint;
    }

    /** The source's name in the ledger, the same after each start: its place, and which names it is for. */
    public String key() {
        return rules.key(name());
    }

    /** One sentence about a poll that failed. */
    String inWords(Exception failure) {
        return failure.getMessage();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!intakeStop.mayLook()) {
            return false;
        }
        stopped = false;
        if (selection == null) {
            selection = new Selection(name(), key(), rules, arrivals, afterwards == Afterwards.LEAVE);
        }
        selection.begin();
        runs().begin();
        try {
            return look(endpoint);
        } catch (IOException | RuntimeException e) {
            complain(e);
            return false;
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (complaint != null) {
            LOG.info("{} can be looked at again", name());
            complaint = null;
        }
        selection.end();
        try {
            selection.tell();
            arrivals.looked(key());
            runs().end(polledMessages);
        } catch (RuntimeException e) {
            intakeStop.trouble(e);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        complain(cause);
        return false;
    }

    private void complain(Exception cause) {
        if (IntakeStop.isTrouble(cause)) {
            intakeStop.trouble(cause);
            return;
        }
        String now = String.valueOf(inWords(cause));
        if (!now.equals(complaint)) {
            LOG.warn("{} cannot be looked at, and is tried again at each poll: {}", name(), now);
            complaint = now;
        }
    }

    /** What all of these looks take is one run. */
    public void together(Runnable looks) {
        runs().together(looks);
    }

    private Runs runs() {
        if (runs == null) {
            runs = new Runs(name(), arrivals, gatherMillis);
        }
        return runs;
    }

    /** How long it takes until another look can take a file that was too fresh for the last one; milliseconds. */
    public long settlesInMillis() {
        return selection == null ? Long.MAX_VALUE : selection.settlesInMillis();
    }

    /** What the last look saw and did not take. */
    public Remaining remained() {
        return selection == null ? Remaining.NONE : selection.remained();
    }

    /** True if the rules take {@code file} now. */
    boolean wants(Sight file, Predicate<String> exists) {
        return selection.wants(file, exists);
    }

    /** How many files a look may come up with. */
    long room() {
        return intakeStop.room();
    }

    String moveTo() {
        return moveTo;
    }

    /** True for a folder that is looked into: not for hidden ones and those that files are moved to. */
    boolean isLookedInto(String path) {
        return !path.equals(moveTo) && !path.startsWith(moveTo + "/") && !path.matches("(.*/)?\\.[^/]*");
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {
        // there is nothing of an earlier run to clear away
    }

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        if (stopped || !intakeStop.mayTake()) {
            return false;
        }
        ArrivedFile arrived = arrived(operations, sight(file));
        exchange.setProperty(FILE, arrived);
        exchange.setProperty(RUN, runs().now());
        return arrived != null;
    }

    @Override
    public void abort(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        // nothing was done to the file
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        intakeStop.well();
        Sight seen = sight(file);
        try {
            if (afterwards != Afterwards.LEAVE) {
                clear(seen, afterwards, rules.doneFile(seen));
            }
            selection.taken(seen);
            safe(exchange.getProperty(FILE, ArrivedFile.class));
        } catch (IOException | RuntimeException e) {
            selection.failed(seen, "it is safe here, and could not be cleared away: " + e);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        Throwable cause = exchange.getException();
        if (IntakeStop.isTrouble(cause)) {
            stopped = true;
            intakeStop.trouble(cause);
        } else {
            selection.failed(sight(file), cause == null ? "the route was left" : cause.getMessage());
        }
    }

    /** No more files are taken in this poll. */
    void stop() {
        stopped = true;
    }

    ArrivalRules rules() {
        return rules;
    }

    public void setRules(ArrivalRules rules) {
        this.rules = rules;
    }

    public void setIntakeStop(IntakeStop intakeStop) {
        this.intakeStop = intakeStop;
    }

    public void setArrivals(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** Within what time of each other looks count as one run, such as {@code 15m}. */
    public void setGather(String gather) {
        this.gatherMillis = TimeUtils.toMilliSeconds(gather);
    }

    /** {@code move}, {@code delete} or {@code leave}. */
    public void setAfterwards(String afterwards) {
        this.afterwards = Afterwards.of(afterwards);
    }

    /** A folder in the watched one. */
    public void setMoveTo(String moveTo) {
        this.moveTo = moveTo;
    }
}
