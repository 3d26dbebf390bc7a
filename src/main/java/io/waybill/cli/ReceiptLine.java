package io.waybill.cli;

import io.waybill.destination.Receipt;

/** A receipt on one line, with the word DELIVERED. */
final class ReceiptLine {
    private ReceiptLine() {}

    static String of(String destination, Receipt receipt) {
        return (receipt.acceptedOnly() ? "ACCEPTED, NOT FOLLOWED " : "DELIVERED ") + Words.plain(receipt.name())
                + " to " + destination + " by " + receipt.protocol() + ", "
                + receipt.bytes() + " bytes"
                + (receipt.job() == null ? "" : ", job " + Words.plain(receipt.job()))
                + (receipt.sha256() == null ? "" : ", sha256 " + receipt.sha256()) + ", at "
                + Words.plain(receipt.address());
    }
}
