package io.waybill.arrival;

import io.waybill.ledger.Opened;
import java.io.File;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The arrivals of one route: hands each file to the intake for its destination. Its properties are a Kamelet's parameters. */
public final class Arrival {
    private Intake intake;
    private String destination;
    private String identity;
    private String spool;

    /** Takes what a source of ours came up with, or, of any other route, the file in the body. */
    public Opened open(@Body Object body, Exchange exchange) {
        ArrivedFile file = body instanceof ArrivedFile arrived
                ? arrived
                : FolderFile.of(exchange.getMessage().getBody(File.class).toPath(), "");
        return intake.open(file, destination, Identity.of(identity), spool);
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
