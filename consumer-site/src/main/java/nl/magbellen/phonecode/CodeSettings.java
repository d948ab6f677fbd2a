package nl.magbellen.phonecode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How codes are made, limited and sent. */
@ConfigMapping(prefix = "magbellen.codes")
interface CodeSettings {

  /** Who brings the codes. */
  enum SenderKind {
    /** A provider over HTTP; the service does not start without its URL. */
    HTTP,
    /** None: the log and {@code /dev/codes} show them. Never where consumers come. */
    DEVELOPMENT
  }

  /** Who brings the codes. */
  @WithDefault("http")
  SenderKind sender();

  /**
   * Keys of the hashes of codes and addresses and of the proof of work's challenges, written as
   * {@code magbellen.numbers.hash-secrets} is.
   */
  String secrets();

  /** The host name of the public pages, by which browsers fill in a code; none if not set. */
  Optional<String> site();

  /** How long a request is kept after its end, to find out why a code did not come. */
  @WithDefault("P1D")
  Duration keptFor();

  Limits limits();

  Budget budget();

  Work proofOfWork();

  Http http();

  /** Allowances, each written {@code 3/PT10M}: three at once, one more each ten minutes. */
  interface Limits {

    /** For one number from one address block. */
    @WithDefault("3/PT20M")
    Allowance numberFromHere();

    /** For one number, of requests without proof of work. */
    @WithDefault("3/PT20M")
    Allowance number();

    /** For one number, of requests with proof of work. */
    @WithDefault("9/PT7M")
    Allowance numberWithProof();

    /** For one number from one address block: the newest code may be given back, none is sent. */
    @WithDefault("3/PT10M")
    Allowance joinFromHere();

    /** The same for one number, of requests without proof of work. */
    @WithDefault("6/PT10M")
    Allowance join();

    /** The same for one number, of requests with proof of work. */
    @WithDefault("20/PT5M")
    Allowance joinWithProof();

    /** For one address block, of requests without proof of work. */
    @WithDefault("5/PT5M")
    Allowance addressBlock();

    /** For one address block, of requests with proof of work: mobile networks share blocks. */
    @WithDefault("60/PT20S")
    Allowance addressBlockWithProof();

    /** For all requests without proof of work. */
    @WithDefault("60/PT2S")
    Allowance overall();

    /** For all requests with proof of work. */
    @WithDefault("300/PT0.2S")
    Allowance overallWithProof();
  }

  /** What codes may cost in one day of Europe/Amsterdam, in euro cents. */
  interface Budget {

    /** All codes of a day. */
    @WithDefault("20000")
    long dailyCents();

    /** The part of it, in per cent, that requests without proof of work may spend. */
    @WithDefault("50")
    int percentWithoutProof();

    /**
     * The part of it, in per cent, that one {@linkplain ClientAddress#site() site} may spend at
     * once; as much comes back, evenly, in a day.
     */
    @WithDefault("5")
    int percentPerSite();

    /** The part of it, in per cent, that is free from midnight; the rest comes free evenly. */
    @WithDefault("40")
    int percentAtOnce();

    /** The part of what is free by now, in per cent, at which the alert fires. */
    @WithDefault("80")
    int alertPercent();

    /** One text message. */
    @WithDefault("8")
    int smsCents();

    /** One call. */
    @WithDefault("12")
    int voiceCents();
  }

  /** The proof of work. */
  interface Work {

    /** The browser finds a number up to this, on average in half as many hashes. */
    @WithDefault("100000")
    long highestNumber();

    /** How long a challenge is good for. */
    @WithDefault("PT20M")
    Duration lifetime();
  }

  /**
   * The provider. In templates and headers {@code {number}} (E.164), {@code {msisdn}} (the same
   * without plus), {@code {code}}, {@code {text}}, {@code {locale}} ({@code nl} or {@code en}),
   * {@code {delivery}} ({@code sms} or {@code voice}) and {@code {reference}} stand for what they
   * say.
   */
  interface Http {

    /** Where messages are posted. */
    Optional<URI> url();

    /** Where calls are posted, if elsewhere. */
    Optional<URI> voiceUrl();

    /** The JSON that is posted. */
    @WithDefault(
        """
        {"to":"{number}","text":"{text}","locale":"{locale}","channel":"{delivery}","reference":"{reference}"}
        """)
    String template();

    /** The JSON that is posted for a call, if it differs. */
    Optional<String> voiceTemplate();

    /** Headers of every request, such as the provider's key. */
    Map<String, String> headers();

    /** How long one attempt may take. */
    @WithDefault("PT4S")
    Duration timeout();

    /** How often a message is offered again when the provider fails or is too slow. */
    @WithDefault("2")
    int retries();

    /** How long the first retry waits; the following wait longer. */
    @WithDefault("PT0.3S")
    Duration firstRetryAfter();

    Report report();
  }

  /** How the provider reports what became of a message. */
  interface Report {

    /** The header that carries the secret. */
    @WithDefault("X-Magbellen-Secret")
    String header();

    /** The secret; no reports are taken without one. */
    Optional<String> secret();

    /** Where in the report's JSON the state stands (JSON Pointer). */
    @WithDefault("/status")
    String state();

    /** The states that mean that the message has come. */
    @WithDefault("delivered,answered,completed")
    List<String> delivered();

    /** The states that mean that it never will. */
    @WithDefault("undelivered,failed,rejected,expired,busy,no-answer")
    List<String> undelivered();
  }
}
