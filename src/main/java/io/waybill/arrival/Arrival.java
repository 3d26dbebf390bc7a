package io.waybill.arrival;

import io.waybill.ledger.Consignment;
import io.waybill.ledger.Opened;
import java.io.File;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The arrivals of one route: hands each file to the intake for its destination. Its properties are a Kamelet's parameters. */
public final class Arrival {
    private static final long CLOSELY_MILLIS = 30_000;

    private Intake intake;
    private Consignment own;
    private long lastOfOwn;
    private String destination;
    private String identity;
    private String spool;

    /** Takes what a source of ours came up with, or, of any other route, the file in the body. */
    public Opened open(@Body Object body, Exchange exchange) {
        ArrivedFile file = body instanceof ArrivedFile arrived
                ? arrived
                : FolderFile.of(exchange.getMessage().getBody(File.class).toPath(), "");
        return intake.open(file, destination, Identity.of(identity), spool, run(exchange));
    }

    /** Of a source that is none of ours nobody knows what one look is: what follows closely came together. */
    private synchronized Consignment run(Exchange exchange) {
        Consignment run = exchange.getProperty(ArrivalSource.RUN, Consignment.class);
        if (run != null) {
            return run;
        }
        long now = System.currentTimeMillis();
        if (own == null || now - lastOfOwn > CLOSELY_MILLIS) {
            own = Consignment.run(exchange.getFromRouteId(), now, now);
        }
        lastOfOwn = now;
        return own;
    }

    public void setIntake(Intake intake) {
        this.intake = intake;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    /** By what a file is known again, as the names of {@link Identity} in small letters. */
    public void setIdentity(String identity) {
        this.identity = identity;
    }

    public void setSpool(String spool) {
        this.spool = spool;
    }
}
