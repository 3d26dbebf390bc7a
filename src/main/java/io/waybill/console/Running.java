package io.waybill.console;

import io.waybill.destination.Bandwidth;
import io.waybill.destination.Underway;
import io.waybill.ledger.Nodes;
import io.waybill.secret.TokenAges;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What only a Waybill that runs knows, beside its ledger.
 *
 * @param served the destinations that a route delivers to
 * @param tokens how old the tokens are
 * @param underway what is being sent
 * @param pushes where files come from
 * @param nodes who lives of those that work on the ledger
 * @param bandwidth how fast the files may go
 * @param routes which version of the route files runs
 */
public record Running(
        Set<String> served,
        TokenAges tokens,
        Underway underway,
        Supplier<List<PushStatus>> pushes,
        Nodes nodes,
        Bandwidth bandwidth,
        Supplier<RoutesStatus> routes) {}
