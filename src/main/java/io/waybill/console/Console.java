package io.waybill.console;

import io.waybill.arrival.NotTaken;
import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Opened;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers of the HTTP API. Without the key of this process there are none, whatever is asked. */
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private final ApiKey key;
    private final Reporter reporter;
    private final Handover handover;
    private final Decider decider;
    private final Doors doors;

    public Console(ApiKey key, Reporter reporter, Handover handover, Decider decider, Doors doors) {
        this.key = key;
        this.reporter = reporter;
        this.handover = handover;
        this.decider = decider;
        this.doors = doors;
    }

    public Reply status(@Header("Authorization") String authorization) {
        return answer(authorization, () -> Reply.ok(reporter.status()));
    }

    public Reply push(@Header("Authorization") String authorization, @Body byte[] request) {
        return answer(authorization, () -> {
            Opened opened = handover.take(request);
            String id = opened.waybill().id();
            return Reply.ok(
                    new Taken(id, opened.needsTicket(), reporter.waybill(id).orElseThrow()));
        });
    }

    public Reply waybill(@Header("Authorization") String authorization, @Header("id") String id) {
        return answer(
                authorization,
                () -> reporter.waybill(id)
                        .map(Reply::ok)
                        .orElseGet(() -> Reply.error(
                                NOT_FOUND, "The id must be that of a waybill in the ledger, and is '" + id + "'")));
    }

    public Reply search(
            @Header("Authorization") String authorization,
            @Header("state") String state,
            @Header("destination") String destination,
            @Header("cause") String cause,
            @Header("day") String day) {
        return answer(
                authorization,
                () -> Reply.ok(reporter.search(
                        Wanted.state(state), Wanted.search(destination, cause, day, ZoneId.systemDefault()))));
    }

    public Reply decide(@Header("Authorization") String authorization, @Header("id") String id, @Body byte[] request) {
        return answer(authorization, () -> {
            decider.decide(id, request);
            return Reply.ok(reporter.waybill(id).orElseThrow());
        });
    }

    public Reply door(
            @Header("Authorization") String authorization, @Header("name") String name, @Body byte[] request) {
        return answer(authorization, () -> Reply.ok(doors.turn(name, request)));
    }

    private Reply answer(String authorization, Supplier<Reply> answer) {
        if (!key.opens(authorization)) {
            return Reply.error(UNAUTHORIZED, "The key of this Waybill must be given");
        }
        try {
            return answer.get();
        } catch (WrongRequest e) {
            return Reply.error(BAD_REQUEST, e.complaint());
        } catch (LocalTrouble | NotTaken e) {
            return Reply.error(FAILED, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A call of the API must be answered, and was not", e);
            return Reply.error(FAILED, "Waybill must be able to answer, and its log says why it is not");
        }
    }
}
