package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The two calls that make a record at once: single-shot, and the attach of a tus upload.
 *
 * <p>Source: the protocol page of Data Bank, section 6 for single-shot and section 7 for attach.
 */
final class DatabankFiling {
    private static final String REWRITE_OK = "file has been successfully uploaded to draft server";
    private static final String REWRITE_FAILED = "Encountered error while storing file on draft server";

    private final Settings settings;
    private final DatabankStore store;
    private final TusUploads uploads;
    private final Registry registry;
    private final Supplier<String> rootUrl;

    DatabankFiling(
            Settings settings, DatabankStore store, TusUploads uploads, Registry registry, Supplier<String> rootUrl) {
        this.settings = settings;
        this.store = store;
        this.uploads = uploads;
        this.registry = registry;
        this.rootUrl = rootUrl;
    }

    /** Files what the request brought in one piece; with less room than that, nothing. */
    Reply singleShot(Dataset dataset, Form form, long room) throws IOException {
        boolean rewrite = settings.generation == Generation.REWRITE;
        if (!form.hasWhole()) {
            String text = form.text(Form.WHOLE);
            String failure = "undefined method `original_filename' for %s\n".formatted(RubyText.shown(text));
            return Reply.raw(500, rewrite ? REWRITE_FAILED : failure);
        }
        if (form.spool().size() > room) {
            return Reply.raw(500, rewrite ? REWRITE_FAILED : "No space left on device @ io_write\n");
        }
        registry.take(dataset, form.filename(), form.spool());
        return rewrite ? Reply.raw(200, REWRITE_OK) : filed(dataset, form.filename());
    }

    Reply attach(Dataset dataset, Form form) throws IOException {
        String upload = lastSegment(form.text("tus_url"));
        if (settings.generation == Generation.REWRITE) {
            return useUp(dataset, form.text("filename"), upload);
        }
        if (upload.isEmpty()) {
            return Reply.raw(500, "Invalid tus_url: missing key\n");
        }
        Path bytes = find(upload).orElseGet(() -> store.upload(upload));
        registry.point(dataset, form.text("filename"), bytes);
        return filed(dataset, form.text("filename"));
    }

    /** The id in an upload's address. */
    static String lastSegment(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private synchronized Reply useUp(Dataset dataset, String name, String upload) throws IOException {
        Optional<Path> bytes = find(upload);
        if (bytes.isEmpty() || Files.size(bytes.get()) == 0) {
            return Reply.raw(400, "Invalid TUS upload reference");
        }
        registry.copy(dataset, name, bytes.get());
        uploads.remove(upload);
        return Reply.raw(200, REWRITE_OK);
    }

    private Optional<Path> find(String upload) {
        return Stream.of(Optional.of(store.upload(upload)), other(upload))
                .flatMap(Optional::stream)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> other(String upload) {
        return Optional.ofNullable(settings.tusFolder).map(folder -> DiskName.in(folder, upload));
    }

    private Reply filed(Dataset dataset, String name) {
        return Reply.raw(
                200,
                "successfully uploaded %s\nsee in dataset at %s/datasets/%s \n"
                        .formatted(name, rootUrl.get(), dataset.key()));
    }
}
