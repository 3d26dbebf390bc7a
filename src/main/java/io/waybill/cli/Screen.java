package io.waybill.cli;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Where a command tells how far it is: on a terminal one line that is written over and over, elsewhere nothing but whole
 * lines. Nothing of a terminal is changed that would have to be changed back.
 */
public final class Screen {
    private static final long PROGRESS_EVERY_NANOS = 5_000_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean lineIsOpen;
    private long lastProgress = System.nanoTime();

    public Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** True where a person looks at the output of this process. */
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console everywhere, and it says what it is.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** A line that stays. */
    public synchronized void line(String text) {
        out.println((lineIsOpen ? ERASE : "") + text);
        out.flush();
        lineIsOpen = false;
    }

    /** On a terminal, a line that the next one takes the place of. */
    public synchronized void fleeting(String text) {
        if (terminal) {
            out.print(ERASE + text);
            out.flush();
            lineIsOpen = true;
        }
    }

    /** On a terminal the bar, moving; elsewhere a line with its words now and then. */
    public synchronized void progress(ProgressBar bar) {
        fleeting(bar.bar());
        if (!terminal && System.nanoTime() - lastProgress > PROGRESS_EVERY_NANOS) {
            line(bar.text().strip());
            lastProgress = System.nanoTime();
        }
    }
}
