using System.Text.Json;
using Farshore.Region.Events.Patterns;

namespace Farshore.Region.Tests.Events.Patterns;

public sealed class EventPatternTests
{
    const string Happened = """
        {"source":"aws.backup","detail-type":"Copy Job State Change","account":"000000000000","resources":["arn:aws:ec2:a","arn:aws:rds:b"],
         "detail":{"state":"FAILED","size":300,"ratio":0.5,"ip":"10.0.0.7","none":null,"flag":true,"tags":["Red","Blue"],
          "parts":[{"kind":"a","size":1},{"kind":"b","size":2}],"path":"home/alice/notes.txt","empty":{}}}
        """;

    [Theory]
    [InlineData("""{"source":["aws.backup"]}""", true)]
    [InlineData("""{"source":["aws.ec2"]}""", false)]
    [InlineData("""{"source":["aws.ec2","aws.backup"],"detail":{"state":["FAILED"]}}""", true)]
    [InlineData("""{"source":["aws.backup"],"detail":{"state":["COMPLETED"]}}""", false)]
    [InlineData("""{"resources":["arn:aws:rds:b"]}""", true)]
    [InlineData("""{"detail":{"size":[300]}}""", true)]
    [InlineData("""{"detail":{"size":[300.0]}}""", false)]
    [InlineData("""{"detail":{"none":[null],"flag":[true]}}""", true)]
    [InlineData("""{"detail":{"none":[""]}}""", false)]
    [InlineData("""{"detail":{"state":[{"prefix":"FA"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"prefix":{"equals-ignore-case":"fa"}}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"suffix":"LED"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"equals-ignore-case":"failed"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"anything-but":"COMPLETED"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"anything-but":["COMPLETED","FAILED"]}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"anything-but":{"prefix":"FA"}}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"size":[{"numeric":[">",299,"<=",300]}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"numeric":["<",300]}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"numeric":["=",1]}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"exists":true}],"missing":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"missing":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"nothing":{"deep":[{"exists":false}]}}}""", true)]
    [InlineData("""{"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}}""", true)]
    [InlineData("""{"detail":{"ip":[{"cidr":"10.0.1.0/24"}]}}""", false)]
    [InlineData("""{"detail":{"path":[{"wildcard":"home/*/notes.*"}]}}""", true)]
    [InlineData("""{"detail":{"path":[{"wildcard":"home/*.md"}]}}""", false)]
    [InlineData("""{"detail":{"tags":["Blue"]}}""", true)]
    [InlineData("""{"detail":{"parts":{"kind":["a"],"size":[1]}}}""", true)]
    [InlineData("""{"detail":{"parts":{"kind":["a"],"size":[2]}}}""", false)]
    [InlineData("""{"$or":[{"source":["x"]},{"detail":{"state":["FAILED"]}}]}""", true)]
    [InlineData("""{"source":["aws.backup"],"$or":[{"detail":{"size":[1]}},{"detail":{"state":["OK"]}}]}""", false)]
    [InlineData("""{"detail":{"$or":[{"size":[{"numeric":[">",1000]}]},{"flag":[true]}]}}""", true)]
    public void Matches_what_EventBridge_matches(string pattern, bool expected)
    {
        using var happened = JsonDocument.Parse(Happened);

        Assert.Equal(expected, EventPattern.Parse(pattern).Matches(happened.RootElement));
    }

    [Theory]
    [InlineData("[]", "Filter is not an object")]
    [InlineData("{}", "Empty objects are not allowed")]
    [InlineData("""{"source":"aws.backup"}""", "\"source\" must be an object or an array")]
    [InlineData("""{"source":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"source":[{"begins":"x"}]}""", "Unrecognized match type begins")]
    [InlineData("""{"source":[{"prefix":1}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"a":[{"numeric":["!",1]}]}""", "Unrecognized numeric range operator: !")]
    [InlineData("""{"a":[{"numeric":[">",5,"<",1]}]}""", "Bottom must be less than top")]
    [InlineData("""{"a":[{"wildcard":"a**b"}]}""", "Consecutive wildcard characters at pos 1")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0"}]}""", "Malformed CIDR")]
    [InlineData("""{"a":[{"exists":"yes"}]}""", "exists match pattern")]
    [InlineData("""{"$or":[{"a":["b"]}]}""", "at least 2 Objects")]
    [InlineData("{", "")]
    public void Refuses_what_is_no_pattern(string pattern, string reason) =>
        Assert.Contains(reason, Assert.Throws<PatternException>(() => EventPattern.Parse(pattern)).Message, StringComparison.Ordinal);
}
