package io.waybill.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a waybill's row. By hand, because every delivery reads several and reflection takes longer than the query. */
final class WaybillMapper implements RowMapper<Waybill> {
    @Override
    public Waybill map(ResultSet row, StatementContext context) throws SQLException {
        return new Waybill(
                row.getString("id"),
                row.getString("destination"),
                file(row),
                State.valueOf(row.getString("state")),
                row.getLong("since"),
                row.getString("reason"),
                row.getLong("generation"),
                row.getLong("epoch"),
                row.getString("owner"),
                row.getString("lane"),
                progress(row),
                row.getString("job"),
                row.getString("batch"),
                row.getInt("attempts"),
                row.getInt("starts"),
                row.getInt("waits"),
                row.getLong("next_attempt"),
                row.getString("receipt"),
                row.getLong("accepted"));
    }

    private static SpooledFile file(ResultSet row) throws SQLException {
        return new SpooledFile(
                row.getString("source"),
                row.getString("folder"),
                row.getString("name"),
                row.getLong("size"),
                row.getString("spooled"),
                row.getLong("modified"),
                row.getString("file_key"));
    }

    private static Upload upload(ResultSet row) throws SQLException {
        String protocol = row.getString("protocol");
        return protocol == null ? null : new Upload(protocol, row.getString("upload"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getBoolean("begun"),
                upload(row),
                row.getLong("acknowledged"),
                row.getLong("highest"),
                row.getLong("sent"),
                row.getLong("checked"),
                row.getLong("crc"),
                row.getLong("committing"));
    }
}
