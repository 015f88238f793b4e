package org.plumbline.service.audit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sends the head of the audit log to a file and a syslog server at intervals, if the settings name them. */
@Component
@Lazy(false)
final class ChainHeadSender extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ChainHeadSender.class);

    /** Facility log audit (13), severity notice (5). */
    private static final String PRIORITY = "<109>1 ";

    /** Between two looks whether the service stops, ms. */
    private static final long STEP = 200;

    private final AuditLogQueries queries;
    private final Settings.AuditHead settings;

    /** Null until one was sent. */
    private String sent;

    ChainHeadSender(AuditLogQueries queries, Settings settings) {
        super("audit-log-head", 5_000);
        this.queries = queries;
        this.settings = settings.auditHead();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.file() != null || settings.syslog() != null;
    }

    @Override
    protected void runOnce() throws InterruptedException {
        long left = settings.every().toMillis();
        while (left > 0 && !isStopped()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(left, STEP));
            left -= STEP;
        }
        if (!isStopped()) {
            send();
        }
    }

    /** Sends the head unless it was sent before. An unreachable target is reported and tried again at the next turn. */
    private void send() {
        ChainHead head = queries.sealAndReadHead();
        if (head.head().equals(sent)) {
            return;
        }
        try {
            if (settings.file() != null) {
                append(head.toExportLine());
            }
            if (settings.syslog() != null) {
                sendToSyslog(head);
            }
            sent = head.head();
        } catch (IOException e) {
            LOG.error("the head of the audit log was not sent: {}", StackTraces.summarize(e));
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel file =
                FileChannel.open(Path.of(settings.file()), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private void sendToSyslog(ChainHead head) throws IOException {
        int colon = settings.syslog().lastIndexOf(':');
        InetSocketAddress address = new InetSocketAddress(
                settings.syslog().substring(0, colon),
                Integer.parseInt(settings.syslog().substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new IOException("unknown host");
        }
        byte[] message = (PRIORITY + head.at() + " - plumbline - audit-log-head - " + head.head())
                .getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, address));
        }
    }
}
