package io.waybill.destination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.ledger.Waybill;

/**
 * A destination's work on a file that it has taken whole.
 *
 * @param receipt what is proved so far, with the job's id and since when it works; null while it has taken nothing
 * @param ended whether there is nothing left to ask
 */
public record Job(Receipt receipt, boolean ended) {
    /** Nothing is taken yet. */
    public static final Job NONE = new Job(null, false);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What an earlier delivery of a waybill learned; {@link #NONE} for none, and for a file without the queue. */
    public static Job of(Object body) {
        return body instanceof Waybill waybill && waybill.job() != null ? parse(waybill.job()) : NONE;
    }

    /** True while the destination has taken nothing. */
    @JsonIgnore
    public boolean isMissing() {
        return receipt == null;
    }

    public boolean mustBeAsked() {
        return receipt != null && !ended;
    }

    /** As the destination calls it; null where it said none. */
    public String id() {
        return receipt.job();
    }

    /** The work is done, in the destination's words. */
    public Job succeeded(String words) {
        return new Job(receipt.saying(words), true);
    }

    /** Nobody will ask what becomes of the work, for the reason given. */
    public Job unfollowed(String why) {
        return new Job(receipt.acceptedOnly("accepted, not followed (" + why + "): " + receipt.said()), true);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job must become JSON, and did not", e);
        }
    }

    private static Job parse(String json) {
        try {
            return JSON.readValue(json, Job.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A job must be JSON as the ledger has it, and was " + json, e);
        }
    }
}
