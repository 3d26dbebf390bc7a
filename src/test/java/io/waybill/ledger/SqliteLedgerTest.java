package io.waybill.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest implements LedgerContract {
    @TempDir
    Path folder;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("ledger/waybill.db")));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Override
    public Books books() {
        return books;
    }
}
