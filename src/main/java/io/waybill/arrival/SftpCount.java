package io.waybill.arrival;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a folder on an SFTP server has, by what becomes of it at the next look. It is listed, and nothing is read or
 * written. For how long a file is as it is, its time of change alone says here.
 */
public final class SftpCount {
    private final ChannelSftp channel;
    private final ArrivalRules rules;
    private final boolean recursive;
    private final String moveTo;
    private final long now = System.currentTimeMillis();
    private Counted counted = Counted.NONE;

    private SftpCount(ChannelSftp channel, Map<String, String> parameters) {
        this.channel = channel;
        this.rules = ArrivalRules.of(parameters);
        this.recursive = parameters.get("recursive").equals("true");
        this.moveTo = parameters.get("moveTo");
    }

    /**
     * @param session is closed with it
     * @param parameters of the source, defaults included
     * @throws IOException where the folder cannot be listed
     */
    public static Counted of(Session session, Map<String, String> parameters) throws IOException {
        try {
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect();
            channel.cd(SftpLine.quoted(parameters.get("folder")));
            SftpCount count = new SftpCount(channel, parameters);
            count.list("");
            return count.counted;
        } catch (JSchException | SftpException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            session.disconnect();
        }
    }

    private void list(String folder) throws SftpException {
        List<LsEntry> entries = new ArrayList<>();
        channel.ls(folder.isEmpty() ? "." : SftpLine.quoted(folder), entry -> {
            entries.add(entry);
            return ChannelSftp.LsEntrySelector.CONTINUE;
        });
        Set<String> names = entries.stream().map(entry -> path(folder, entry)).collect(Collectors.toSet());
        for (LsEntry entry : entries) {
            String path = path(folder, entry);
            if (!entry.getAttrs().isDir()) {
                count(path, entry.getAttrs(), names);
            } else if (recursive && !entry.getFilename().startsWith(".") && !path.equals(moveTo)) {
                list(path);
            }
        }
    }

    private static String path(String folder, LsEntry entry) {
        return (folder.isEmpty() ? "" : folder + "/") + entry.getFilename();
    }

    private void count(String path, SftpATTRS attributes, Set<String> names) {
        Sight.Kind kind =
                attributes.isLink() ? Sight.Kind.LINK : attributes.isReg() ? Sight.Kind.FILE : Sight.Kind.OTHER;
        Sight seen = new Sight(path, kind, attributes.getSize(), SftpFile.modified(attributes), "", true, 0);
        counted = counted.and(
                rules.judge(seen, () -> now - seen.modified(), now, names::contains)
                        .kind(),
                seen.size());
    }
}
