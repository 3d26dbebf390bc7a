package io.waybill.cli;

import io.waybill.console.Found;
import io.waybill.ledger.State;

/**
 * The listing of all waybills in one state.
 *
 * @param what they are called, for where there are none
 * @param exitCode where there are some
 */
record Listing(State state, String what, int exitCode) {

    int of(Selection selection, Account account, Place.Finder places) {
        return account.ask(
                        places, running -> running.search(state, selection), left -> left.search(selection.in(state)))
                .map(found -> {
                    account.print(found, text(found));
                    return found.waybills().isEmpty() ? ExitCode.DELIVERED : exitCode;
                })
                .orElse(ExitCode.NOT_RUNNING);
    }

    private String text(Found found) {
        return WaybillTable.of(found.waybills(), what) + (found.more() ? cut(found) + System.lineSeparator() : "");
    }

    /** What is said where not all could be listed. */
    static String cut(Found found) {
        return "These are the first " + found.waybills().size()
                + ", and there are more: name fewer with --to, --cause or" + " --day.";
    }
}
