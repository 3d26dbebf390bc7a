package io.waybill.cli;

import io.waybill.console.BandwidthStatus;
import io.waybill.console.Complaint;
import io.waybill.console.ConsoleAddress;
import io.waybill.console.DoorStatus;
import io.waybill.console.Found;
import io.waybill.console.HistoryDay;
import io.waybill.console.Json;
import io.waybill.console.StatusReport;
import io.waybill.console.Taken;
import io.waybill.console.WaybillReport;
import io.waybill.ledger.State;
import io.waybill.retention.PurgeReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Waybill that runs on this machine for a data folder, spoken to over its HTTP API. */
public final class RunningWaybill {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 120_000;
    private static final int FOREVER = 0;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final ConsoleAddress address;

    private RunningWaybill(ConsoleAddress address) {
        this.address = address;
    }

    /** Empty if no Waybill runs with {@code data}, or if it is another user's. */
    public static Optional<RunningWaybill> at(Path data) {
        return ConsoleAddress.read(data).map(RunningWaybill::new);
    }

    /** True if it is this Waybill, and not another program, that answers at its address. */
    public boolean answers() {
        try {
            call("/api/waybills/any", null, ANSWER_MILLIS);
            return true;
        } catch (Refused unknown) {
            return true;
        } catch (NotRunning no) {
            return false;
        }
    }

    /** Where its page is, with the key behind the sign that a browser sends to no server. */
    String page() {
        return "http://127.0.0.1:" + address.port() + "/#key=" + address.key() + "&by="
                + URLEncoder.encode(user(), StandardCharsets.UTF_8);
    }

    /** @throws NotRunning if it does not answer, here and below */
    StatusReport status() {
        return Json.parse(call("/api/status", null, ANSWER_MILLIS), StatusReport.class);
    }

    /**
     * Returns when Waybill has the file in its spool, which takes as long as copying does.
     *
     * @param folder the folders that its name at the destination has, with slashes; empty for none
     * @param spool {@code copy} or {@code link}
     * @param push what is pushed together
     * @param last whether it is the last file of that
     */
    Taken push(Path file, String folder, String to, String spool, String push, boolean last) {
        String path = file.toAbsolutePath().normalize().toString();
        byte[] request = Json.bytes(
                Map.of("file", path, "to", to, "folder", folder, "spool", spool, "push", push, "last", last));
        return Json.parse(call("/api/waybills", request, FOREVER), Taken.class);
    }

    WaybillReport waybill(String id) {
        return Json.parse(call("/api/waybills/" + id, null, ANSWER_MILLIS), WaybillReport.class);
    }

    Found search(State state, Selection selection) {
        return Json.parse(call("/api/waybills?" + selection.query(state), null, ANSWER_MILLIS), Found.class);
    }

    List<HistoryDay> history(int days) {
        return List.of(Json.parse(call("/api/history?days=" + days, null, ANSWER_MILLIS), HistoryDay[].class));
    }

    List<String> log() {
        return List.of(Json.parse(call("/api/log", null, ANSWER_MILLIS), String[].class));
    }

    /** @throws Refused where the waybill is in another state, or its file gone */
    WaybillReport decide(String id, String decision) {
        byte[] request = Json.bytes(Map.of("decision", decision, "by", user()));
        return Json.parse(call("/api/waybills/" + id + "/decision", request, ANSWER_MILLIS), WaybillReport.class);
    }

    /** @throws Refused for a destination that no route delivers to */
    DoorStatus turn(String destination, String door, String why) {
        byte[] request = Json.bytes(Map.of("door", door, "by", user(), "why", why));
        String name = URLEncoder.encode(destination, StandardCharsets.UTF_8);
        return Json.parse(call("/api/destinations/" + name + "/door", request, ANSWER_MILLIS), DoorStatus.class);
    }

    PurgeReport purge() {
        return Json.parse(call("/api/purge", null, ANSWER_MILLIS), PurgeReport.class);
    }

    /** A purge is about to begin. */
    PurgeReport purgeNow() {
        return Json.parse(call("/api/purge", Json.bytes(Map.of()), ANSWER_MILLIS), PurgeReport.class);
    }

    /**
     * @param bandwidth a rate or a timetable, none, or as-configured
     * @param until when that ends, as 2026-11-23T18:00:00Z; empty for never
     * @throws Refused for a destination that no route delivers to, and for what is no such thing
     */
    BandwidthStatus limit(String destination, String bandwidth, String until) {
        byte[] request = Json.bytes(Map.of("bandwidth", bandwidth, "until", until, "by", user()));
        String name = URLEncoder.encode(destination, StandardCharsets.UTF_8);
        return Json.parse(
                call("/api/destinations/" + name + "/bandwidth", request, ANSWER_MILLIS), BandwidthStatus.class);
    }

    private static String user() {
        return System.getProperty("user.name", "somebody");
    }

    /** Empty where there is none with that id. */
    Optional<WaybillReport> find(String id) {
        try {
            return Optional.of(waybill(URLEncoder.encode(id, StandardCharsets.UTF_8)));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    private byte[] call(String path, byte[] body, int patience) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create("http://127.0.0.1:" + address.port() + path)
                    .toURL()
                    .openConnection(Proxy.NO_PROXY);
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setReadTimeout(patience);
            call.setInstanceFollowRedirects(false);
            call.setRequestProperty("Authorization", "Bearer " + address.key());
            if (body != null) {
                send(call, body);
            }
            return answer(call);
        } catch (IOException e) {
            throw new NotRunning(e);
        }
    }

    private static void send(HttpURLConnection call, byte[] body) throws IOException {
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
    }

    private static byte[] answer(HttpURLConnection call) throws IOException {
        int status = call.getResponseCode();
        if (status == UNAUTHORIZED) {
            throw new IOException("another program, or another start of Waybill, is at the address");
        }
        try (InputStream in = status < BAD_REQUEST ? call.getInputStream() : call.getErrorStream()) {
            byte[] json = in == null ? null : in.readAllBytes();
            if (status == OK) {
                return json;
            }
            throw new Refused(Json.parse(json, Complaint.class));
        } catch (IllegalArgumentException e) {
            throw new IOException("another program is at the address", e);
        }
    }
}
