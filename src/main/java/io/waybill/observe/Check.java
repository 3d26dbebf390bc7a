package io.waybill.observe;

import io.waybill.secret.Redaction;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One of Waybill's health checks, as Camel knows them. */
public final class Check extends AbstractHealthCheck {
    private final boolean ofLife;
    private final Supplier<CheckResult> look;

    /** @param ofLife whether a process of which this is not so is beyond help and is to be started anew */
    Check(String name, boolean ofLife, Supplier<CheckResult> look) {
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
        CheckResult found = look.get();
        result.state(found.up() ? State.UP : State.DOWN).message(Redaction.of(found.says()));
    }
}
