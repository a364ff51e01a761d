/** Charts load it when they are drawn, which may be after a test has ended. */
import "../charts/plot";
