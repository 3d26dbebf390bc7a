package io.waybill.destination;

import io.waybill.arrival.ArrivedFile;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.Waybill;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.WrappedFile;

/** The file that a sink's caller wants delivered. */
public final class Outgoing {
    private Outgoing() {}

    /**
     * The spooled file of a waybill, or, without the queue, the file itself.
     *
     * @throws DestinationRefused for a body that is neither
     */
    public static SpooledFile file(Object body) throws IOException {
        if (body instanceof Waybill waybill) {
            return waybill.file();
        }
        if (body instanceof ArrivedFile file) {
            return SpooledFile.stat(file.source(), file.folder(), file.name(), file.local());
        }
        Object plain = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        if (!(plain instanceof File file)) {
            throw new DestinationRefused("The body must be a waybill or a file, and was "
                    + (body == null ? "nothing" : body.getClass().getName()));
        }
        Path path = file.toPath().toAbsolutePath();
        return SpooledFile.stat(path.toString(), "", file.getName(), path);
    }
}
