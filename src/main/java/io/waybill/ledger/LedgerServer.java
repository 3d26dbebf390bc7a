package io.waybill.ledger;

import java.time.Instant;

/**
 * What a PostgreSQL server says of itself, and of what the user who asks may do there.
 *
 * @param version of the server
 * @param clock the time that it has
 * @param mayMake whether the user may make tables
 * @param mayWrite whether the user may write to the ledger, if it is there
 */
public record LedgerServer(String version, Instant clock, boolean mayMake, boolean mayWrite, LedgerSchema schema) {
    private static final String QUESTION = "SELECT current_setting('server_version') AS version,"
            + " COALESCE(has_schema_privilege(current_schema(), 'CREATE'), FALSE) AS may_make,"
            + " COALESCE(has_table_privilege(to_regclass('waybill'), 'INSERT')"
            + " AND has_table_privilege(to_regclass('waybill'), 'UPDATE'), TRUE) AS may_write,"
            + " CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS clock";

    static LedgerServer of(LedgerDatabase database, LedgerSchema schema) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(QUESTION)
                        .map((row, context) -> new LedgerServer(
                                row.getString("version"),
                                Instant.ofEpochMilli(row.getLong("clock")),
                                row.getBoolean("may_make"),
                                row.getBoolean("may_write"),
                                schema))
                        .one());
    }
}
