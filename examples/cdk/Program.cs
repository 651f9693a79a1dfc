using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Include = Amazon.CDK.CloudFormation.Include;

// The stacks of a plan inside a CDK app: the templates that farshore template wrote are included as they are, and what they make can be
// spoken of by the rest of the app.
//
//   farshore template ../shop.yaml --out templates --format json
//   cdk deploy --all
var app = new App();
var account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT");

var secondary = new PlanStack(app, "farshore-shop-secondary", "templates/shop-secondary.json", new StackProps
{
    Env = new Amazon.CDK.Environment { Account = account, Region = "eu-west-1" },
});
var primary = new PlanStack(app, "farshore-shop-primary", "templates/shop-primary.json", new StackProps
{
    Env = new Amazon.CDK.Environment { Account = account, Region = "us-east-1" },
});

// The primary copies and replicates into what the secondary's stack makes.
primary.AddDependency(secondary);
app.Synth();

/// <summary>One side of a plan, and what the app adds to it.</summary>
sealed class PlanStack : Stack
{
    public PlanStack(Constructs.Construct scope, string id, string template, IStackProps props) : base(scope, id, props)
    {
        var plan = new Include.CfnInclude(this, "plan", new Include.CfnIncludeProps
        {
            TemplateFile = template,
            // Logical ids stay as they are: farshore template knows by them what its stacks have made.
            PreserveLogicalIds = true,
        });

        // What the template makes is a construct like any other: another display name for the topic of alarms.
        if (plan.GetResource("News") is CfnTopic news) news.DisplayName = "Recovery of the shop";
    }
}
