using Farshore.Recovery.Sets;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Templates.Networks;

/// <summary>Key pairs that the secondary lacks. Their public half is all that is known of them, and all that is needed.</summary>
static class KeyPairParts
{
    public static void Add(TemplateDraft draft, CapturedEnvironment environment, Translated translated)
    {
        var open = translated.Sheet.Rewrites.Where(one => one is { Field: "key pair", New: null }).Select(one => one.Old)
            .ToHashSet(StringComparer.Ordinal);
        var pairs = environment.KeyPairs.Where(pair => open.Contains(pair.Name)).ToList();
        if (pairs.Count > 0) draft.Group("Key pairs");
        foreach (var pair in pairs)
        {
            var word = TemplateThings.Word(pair.Name);
            draft.Parameter($"PublicKey{word}", pair.PublicKey ?? "", $"Public key of {pair.Name}; without it no key pair is made.");
            draft.Condition($"HasPublicKey{word}", Fn.Given($"PublicKey{word}"));
            draft.Resource($"KeyPair{word}", "AWS::EC2::KeyPair", new()
            {
                ["KeyName"] = pair.Name, ["PublicKeyMaterial"] = Fn.Ref($"PublicKey{word}"),
            }, new($"HasPublicKey{word}"));
        }
    }
}
