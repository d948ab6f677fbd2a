package nl.magbellen.gateway.hook;

import java.util.ArrayList;
import java.util.List;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.gateway.reports.Reporter;

/** Whose mapping and whose secrets a report is read with. */
final class HookOwners {

  private HookOwners() {}

  /** The agency first, then the advertiser if there is just one. */
  static List<TableOwner> of(Reporter reporter) {
    List<TableOwner> owners = new ArrayList<>();
    if (reporter.agency() != null) {
      owners.add(TableOwner.agency(reporter.agency()));
    }
    if (reporter.onlyOwn() != null) {
      owners.add(TableOwner.advertiser(reporter.onlyOwn()));
    }
    return List.copyOf(owners);
  }
}
