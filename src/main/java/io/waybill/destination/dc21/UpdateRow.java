package io.waybill.destination.dc21;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One update of a file of them, as it was read.
 *
 * @param number by which a person finds it: the row of a table, its header being row 1, or which one of a list it is
 * @param end how far the file had been read behind it, in characters or bytes; of two rows the later one's is larger
 * @param wrong what keeps it from being sent
 * @param fileId of the service; null while only a name is known
 */
public record UpdateRow(long number, long end, MetadataUpdate update, List<WrongField> wrong, Long fileId) {
    /** True where the service must be asked before the update is sent: for the file's id, or whether parents are there. */
    public boolean mustSearch() {
        return fileId == null || !parents().isEmpty();
    }

    /** Which the service drops without a word where they are not there. */
    List<String> parents() {
        return update.parentFilenames() == null ? List.of() : update.parentFilenames();
    }

    /** False where something has been found to be wrong with it. */
    public boolean mustBeSent() {
        return wrong.isEmpty();
    }

    UpdateRow refused(WrongField why) {
        return new UpdateRow(number, end, update, List.of(why), fileId);
    }

    UpdateRow of(long id) {
        return new UpdateRow(number, end, update, wrong, id);
    }

    /** What is wrong, for a person. */
    String reasons() {
        return wrong.stream().map(WrongField::toString).collect(Collectors.joining("; "));
    }
}
