package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A failed disk operation in the words of the real server, which tell the path. */
final class Refusal extends IOException {
    Refusal(String reason, String operation, String path) {
        super("%s @ %s - %s".formatted(reason, operation, path));
    }

    static Refusal of(IOException failure, String operation, String path) {
        return failure instanceof Refusal refusal ? refusal : new Refusal(reason(failure), operation, path);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        boolean told = failure instanceof FileSystemException disk && disk.getReason() != null;
        return told ? ((FileSystemException) failure).getReason() : failure.getMessage();
    }
}
