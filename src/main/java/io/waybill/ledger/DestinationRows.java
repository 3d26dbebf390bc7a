package io.waybill.ledger;

import io.waybill.ledger.Destination.Door;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the destination table, in the dialect that SQLite and PostgreSQL share. */
interface DestinationRows {
    String UNLESS_A_PERSON_HOLDS_IT = " AND probe_at < " + Destination.NEVER;

    @SqlQuery("SELECT * FROM destination WHERE name = :name")
    Optional<Destination> find(String name);

    @SqlQuery("SELECT * FROM destination ORDER BY name")
    List<Destination> all();

    @SqlUpdate("INSERT INTO destination (name, state, since, reason, probe_at, probes)"
            + " VALUES (:name, :door, :now, :reason, :probeAt, 1) ON CONFLICT (name) DO UPDATE SET"
            + " since = CASE WHEN destination.state = :door THEN destination.since ELSE :now END,"
            + " state = :door, reason = :reason, probe_at = :probeAt, probes = destination.probes + 1"
            + " WHERE destination.probe_at < " + Destination.NEVER)
    int close(String name, Door door, String reason, long probeAt, long now);

    @SqlUpdate("UPDATE destination SET probe_at = :next WHERE name = :name AND state = :door AND probe_at = :seen")
    int probe(String name, Door door, long seen, long next);

    @SqlUpdate("UPDATE destination SET probe_at = :now WHERE state <> 'OPEN' AND probe_at > :now"
            + UNLESS_A_PERSON_HOLDS_IT)
    int probeAllAt(long now);

    @SqlUpdate("UPDATE destination SET probe_at = :now WHERE name = :name AND state <> 'OPEN' AND probe_at > :now"
            + UNLESS_A_PERSON_HOLDS_IT)
    int probeAt(String name, long now);

    @SqlUpdate("UPDATE destination SET state = 'OPEN', since = :now, reason = NULL, probe_at = 0, probes = 0"
            + " WHERE name = :name AND state <> 'OPEN'" + UNLESS_A_PERSON_HOLDS_IT)
    int open(String name, long now);

    @SqlUpdate("INSERT INTO destination (name, state, since, reason, probe_at, probes)"
            + " VALUES (:name, 'HELD', :now, :reason, " + Destination.NEVER + ", 0) ON CONFLICT (name) DO UPDATE SET"
            + " state = 'HELD', since = :now, reason = :reason, probe_at = " + Destination.NEVER + ", probes = 0")
    int hold(String name, String reason, long now);

    @SqlUpdate("UPDATE destination SET state = 'OPEN', since = :now, reason = NULL, probe_at = 0, probes = 0"
            + " WHERE name = :name AND state <> 'OPEN'")
    int resume(String name, long now);

    @SqlUpdate("INSERT INTO destination (name, state, since, chunk_size) VALUES (:name, 'OPEN', :now, :bytes)"
            + " ON CONFLICT (name) DO UPDATE SET chunk_size = :bytes")
    int chunkSize(String name, long bytes, long now);
}
