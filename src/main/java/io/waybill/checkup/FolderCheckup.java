package io.waybill.checkup;

import io.waybill.chunk.ByteSize;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The folders that Waybill works with, as this user may use them. Nothing is written. */
public final class FolderCheckup {
    private FolderCheckup() {}

    /**
     * A folder that is watched.
     *
     * @param cleared whether files are moved or deleted once they are safe
     */
    public static List<Examined> watched(Path folder, boolean cleared) {
        if (!Files.exists(folder)) {
            return List.of(
                    Files.isDirectory(firstThatIsThere(folder)) && Files.isWritable(firstThatIsThere(folder))
                            ? Examined.odd("folder", folder + " is not there yet; it is made at the start")
                            : Examined.bad("folder", folder + " must be there, and is not. Make it"));
        }
        if (!Files.isDirectory(folder) || !Files.isReadable(folder) || !Files.isExecutable(folder)) {
            return List.of(Examined.bad(
                    "folder",
                    folder + " must be a folder that " + user() + " may read, and is not. Mend its permissions"));
        }
        return List.of(
                cleared && !Files.isWritable(folder)
                        ? Examined.bad(
                                "folder",
                                folder + " must let " + user()
                                        + " move files away once they are safe, and does not. Mend"
                                        + " its permissions, or say afterwards: leave")
                        : Examined.well("folder", folder + " can be read" + (cleared ? " and written" : "")));
    }

    /**
     * The folder of ledger, queue and spool.
     *
     * @param keepFree bytes that the spool leaves free
     */
    public static List<Examined> data(Path folder, long keepFree) {
        Path there = firstThatIsThere(folder);
        List<Examined> found = new ArrayList<>();
        found.add(
                Files.isWritable(there)
                        ? Examined.well("folder", folder + (Files.exists(folder) ? "" : ", made at the start"))
                        : Examined.bad("folder", there + " must be writable for " + user() + ", and is not"));
        try {
            FileStore store = Files.getFileStore(there);
            String free = ByteSize.of(store.getUsableSpace()) + " free on " + store.name() + " (" + store.type() + ")";
            found.add(
                    store.getUsableSpace() < keepFree
                            ? Examined.bad(
                                    "disk",
                                    free + ", and waybill.spool.keep-free keeps " + ByteSize.of(keepFree)
                                            + ": no file is taken in")
                            : Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs")
                                            .contains(store.type())
                                    ? Examined.odd(
                                            "disk", free + ": a ledger on a network's file system can be damaged")
                                    : Examined.well("disk", free));
            if (Files.exists(folder)) {
                permissions(folder, found);
            }
        } catch (IOException e) {
            found.add(Examined.bad("disk", "it must be readable, and is not: " + e.getMessage()));
        }
        return found;
    }

    private static void permissions(Path folder, List<Examined> found) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        String shown = PosixFilePermissions.toString(permissions);
        found.add(
                permissions.contains(PosixFilePermission.OTHERS_WRITE)
                        ? Examined.bad("permissions", shown + ": everybody may change the ledger. chmod o-w " + folder)
                        : permissions.contains(PosixFilePermission.OTHERS_READ)
                                ? Examined.odd(
                                        "permissions",
                                        shown + ": other users may read the spooled files. chmod o-rx " + folder)
                                : Examined.well("permissions", shown));
    }

    private static Path firstThatIsThere(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    private static String user() {
        return System.getProperty("user.name", "this user");
    }
}
