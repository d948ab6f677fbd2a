package nl.magbellen.gateway.subscription;

/**
 * To how many receivers is sent at the same time. Those that take what they are sent, and soon, may
 * have all places; all others, new ones too, half of them: who hangs keeps nobody else waiting.
 */
final class Places {

  private final int all;
  private int taken;
  private int takenByOthers;

  Places(int all) {
    this.all = all;
  }

  /** How many more may begin. */
  synchronized int free(boolean prompt) {
    return prompt ? all - taken : Math.min(all - taken, Math.max(1, all / 2) - takenByOthers);
  }

  synchronized void take(boolean prompt) {
    taken++;
    takenByOthers += prompt ? 0 : 1;
  }

  synchronized void giveBack(boolean prompt) {
    taken--;
    takenByOthers -= prompt ? 0 : 1;
  }
}
