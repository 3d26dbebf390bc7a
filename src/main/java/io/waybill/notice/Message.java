package io.waybill.notice;

import java.util.List;
import java.util.Map;

/**
 * What is told to people: fit to be read, and the same for machines.
 *
 * @param kind push, run, late, hold, resumed, token or doubt
 * @param trouble whether a person should do something about it
 * @param subject one line
 * @param text many lines
 * @param waybill which Waybill tells, by the name of its node
 * @param at when it was noticed, as 2026-11-22T02:14:10Z
 * @param destinations that it is about
 * @param files how many of them are in each state
 * @param told the first of those of which a person should read
 * @param page where the page is; null where nobody said
 */
public record Message(
        String kind,
        boolean trouble,
        String subject,
        String text,
        String waybill,
        String at,
        List<String> destinations,
        Map<String, Long> files,
        List<File> told,
        String page) {

    /**
     * A file of which a person should read.
     *
     * @param id of its waybill
     * @param reason null where the state says it all
     */
    public record File(String id, String name, String destination, String state, String reason) {}

    Message telling(List<File> files) {
        return new Message(kind, trouble, subject, text, waybill, at, destinations, this.files, files, page);
    }

    /** The same in a person's own words. */
    Message as(String newSubject, String newText) {
        return new Message(kind, trouble, newSubject, newText, waybill, at, destinations, files, told, page);
    }
}
