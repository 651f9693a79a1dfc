namespace Farshore.Cli.Demo.Shop;

/// <summary>The plan that the demo protects the shop by: a file like any other, so that every command works on it by hand too.</summary>
/// <param name="Primary">Region that runs the shop.</param>
/// <param name="Secondary">Region it is rebuilt in.</param>
/// <param name="AwsConfigFile">Profiles of both.</param>
/// <param name="PasswordFile">The database's password; null leaves the database out.</param>
/// <param name="Instance">The machine's id; null leaves the machine out.</param>
/// <param name="SecurityGroup">The machine's security group in the secondary.</param>
sealed record ShopPlan(
    string Primary, string Secondary, string AwsConfigFile, string? PasswordFile, string? Instance, string? SecurityGroup)
{
    public const string Ledger = "shop-recovery-ledger";

    public override string ToString() => Head + (PasswordFile is null ? "" : DatabaseEntry) + (Instance is null ? "" : MachineEntry);

    string Head => $$"""
        # The shop, as `farshore demo` made it. docs/plan.md explains every key.
        plan: shop
        awsConfigFile: {{AwsConfigFile}}
        primary:   { region: {{Primary}}, profile: primary }
        secondary: { region: {{Secondary}}, profile: secondary }
        objectives: { rpo: 15m, rto: 1h }
        vaults: { primary: farshore, secondary: farshore, key: alias/farshore }
        ledger: {{Ledger}}

        resources:
          - name: media
            type: s3
            bucket: {{ShopBucket.Source}}
            replica: {{ShopBucket.Replica}}
            properties: { versioning: Enabled, encryption: AES256, publicAccess: blocked, replication: none }

        """;

    string DatabaseEntry => $$"""

          - name: orders
            type: rds
            instance: {{ShopDatabase.Identifier}}
            password: { file: {{PasswordFile}} }
            checks:
              - tcp: "{address}:{port}"
              - sql: select count(*) from pgbench_accounts
                equals: {{ShopDatabase.Accounts}}
              # Every pgbench transaction moves the same sum in these four tables: a torn restore does not add up.
              - sql: >-
                  select (select sum(abalance) from pgbench_accounts) = (select sum(bbalance) from pgbench_branches)
                  and (select sum(tbalance) from pgbench_tellers) = (select sum(bbalance) from pgbench_branches)
                  and (select coalesce(sum(delta), 0) from pgbench_history) = (select sum(bbalance) from pgbench_branches)
                equals: true
            heartbeat:
              sql: select max(mtime) from pgbench_history

        """;

    string MachineEntry => $$"""

          - name: web
            type: ec2
            instance: {{Instance}}{{(PasswordFile is null ? "" : "\n    needs: [orders]")}}
            restore:
              securityGroups: [{{SecurityGroup}}]
            checks:
              - http: http://{address}:{{ShopMachine.Port}}/
                contains: {{ShopMachine.Greeting}}
            heartbeat:
              http: http://{address}:{{ShopMachine.Port}}/heartbeat.txt

        """;
}
