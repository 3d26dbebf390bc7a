package io.waybill.observe;

import io.waybill.secret.Redaction;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One of Waybill's health checks, as Camel knows them. */
public final class Check extends AbstractHealthCheck {
    private final boolean ofLife;
    private final Supplier<Finding> look;

    /** @param ofLife whether a process of which this is not so is beyond help and is to be started anew */
    Check(String name, boolean ofLife, Supplier<Finding> look) {
        super("waybill", name);
        this.ofLife = ofLife;
        this.look = look;
    }

    @Override
    public boolean isLiveness() {
        return ofLife;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Finding finding = look.get();
        result.state(finding.up() ? State.UP : State.DOWN).message(Redaction.of(finding.says()));
    }
}
